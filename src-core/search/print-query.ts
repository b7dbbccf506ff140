import { printFilter } from './filter-syntax.ts';
import type { QueryNode } from './query-node.ts';

/** The canonical form of a query tree: parsing it gives the same tree. */
export function printQuery(node: QueryNode | null): string {
  return node === null ? '' : print(node, 0);
}

function print(node: QueryNode, binding: number): string {
  const field = 'field' in node && node.field !== '' ? `${node.field}:` : '';
  switch (node.type) {
    case 'word':
    case 'wildcard':
      return field + node.text;
    case 'prefix':
      return `${field}${node.text}*`;
    case 'fuzzy':
      return `${field}${node.text}~${node.edits}`;
    case 'phrase':
      return `${field}"${node.text}"`;
    case 'sloppy':
      return `${field}"${node.text}"~${node.others}`;
    case 'regex':
      return `${field}/${node.source}/`;
    case 'cased':
      return `${field}match-case:${node.quoted ? `"${node.text}"` : node.text}`;
    case 'filter':
      return printFilter(node.filter);
    case 'near':
      return node.operands
        .map((operand, index) =>
          index === 0 ? print(operand, 2) : `NEAR/${node.distances[index - 1] ?? 0} ${print(operand, 2)}`,
        )
        .join(' ');
    case 'not':
      return `-${node.child.type === 'near' ? `(${print(node.child, 0)})` : print(node.child, 2)}`;
    case 'or': {
      const text = node.children.map((child) => print(child, 2)).join(' OR ');
      return binding > 0 ? `(${text})` : text;
    }
    case 'and': {
      const text = node.children.map((child) => print(child, 1)).join(' ');
      return binding > 0 ? `(${text})` : text;
    }
  }
}
