import type { QueryNode } from './query-node.ts';

/** Whether anything in it is searched in all fields. */
export function hasFreeLeaf(node: QueryNode): boolean {
  if ('field' in node) return node.field === '';
  if (node.type === 'not') return hasFreeLeaf(node.child);
  if (node.type === 'near') return node.operands.some(hasFreeLeaf);
  return 'children' in node && node.children.some(hasFreeLeaf);
}

/** The part with its words searched in any of the fields, where they have none of their own. */
export function inFields(node: QueryNode, fields: readonly string[]): QueryNode {
  if (!hasFreeLeaf(node)) return node;
  if (node.type === 'not') return { type: 'not', child: inFields(node.child, fields) };
  if ('children' in node)
    return {
      type: node.type,
      children: node.children.flatMap((child) => {
        const restricted = inFields(child, fields);
        return restricted.type === 'or' && node.type === 'or' ? restricted.children : [restricted];
      }),
    };
  const parts = fields.map((field) => inField(node, field));
  return parts.length === 1 ? (parts[0] as QueryNode) : { type: 'or', children: parts };
}

function inField(node: QueryNode, field: string): QueryNode {
  if (node.type === 'near')
    return { ...node, operands: node.operands.map((operand) => inField(operand, field)) };
  if ('children' in node)
    return { type: node.type, children: node.children.map((child) => inField(child, field)) };
  return 'field' in node && node.field === '' ? { ...node, field } : node;
}
