import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { parseQuery } from '../../../src-core/search/query-grammar.ts';
import type { QueryLeaf, QueryNode } from '../../../src-core/search/query-node.ts';
import type { TextKey, Texts } from '../../i18n/text.ts';
import { filterInWords } from './filter-in-words.ts';
import type { QueryTexts } from './filter-in-words.ts';

/** Fields that have words of their own; any other is named as it is written. */
const FIELD_KEYS: Readonly<Record<string, TextKey>> = {
  title: 'words.in.title',
  lead: 'words.in.lead',
  heading: 'words.in.heading',
  body: 'words.in.body',
  author: 'words.in.author',
  site: 'words.in.site',
  caption: 'words.in.caption',
  quote: 'words.in.quote',
  note: 'words.in.note',
  topic: 'words.in.topic',
  url: 'words.in.url',
};

/** UTF-16 units. */
const LONGEST = 600;

/** A query in the canonical form as a sentence, e.g. "nordkorea within 10 words of soldat, without manöver, in German". */
export function queryInWords(ran: string, texts: QueryTexts): string {
  // nobody reads a page of it
  if (ran.length > LONGEST) return `${ran.slice(0, LONGEST)} …`;
  const { node } = parseQuery(ran);
  return node === null ? '' : nodeInWords(node, texts, false);
}

/** Articles by which a query in the canonical form names stories. */
export function storiesIn(ran: string): readonly string[] {
  if (!ran.includes('story:')) return [];
  const { node } = parseQuery(ran.slice(0, LONGEST));
  const found: string[] = [];
  const look = (at: QueryNode): void => {
    if (at.type === 'filter' && at.filter.on === 'story') found.push(at.filter.value);
    else if (at.type === 'not') look(at.child);
    else if (at.type === 'and' || at.type === 'or') at.children.forEach(look);
  };
  if (node !== null) look(node);
  return found;
}

function nodeInWords(node: QueryNode, texts: QueryTexts, inner: boolean): string {
  const { t, language } = texts;
  switch (node.type) {
    case 'filter':
      return filterInWords(node.filter, texts);
    case 'not':
      return t('words.without', { what: nodeInWords(node.child, texts, true) });
    case 'or':
      return bracketed(listed(node.children, texts, 'disjunction'), inner);
    case 'and': {
      // what must not be there, and conditions, follow the words behind commas
      const said = node.children.filter(({ type }) => type !== 'not' && type !== 'filter');
      const rest = node.children.filter(({ type }) => type === 'filter' || type === 'not');
      const words = said.length === 0 ? [] : [listed(said, texts, 'conjunction')];
      const conditions = rest
        .toSorted((a, b) => Number(a.type === 'filter') - Number(b.type === 'filter'))
        .map((each) => nodeInWords(each, texts, true));
      return bracketed([...words, ...conditions].join(', '), inner);
    }
    case 'near': {
      const [first, ...others] = node.operands;
      if (first === undefined) return '';
      const text = others.reduce(
        (before, operand, index) =>
          t('words.near', {
            what: before,
            n: node.distances[index] ?? 0,
            other: nodeInWords(operand, texts, true),
          }),
        nodeInWords(first, texts, true),
      );
      return bracketed(text, inner);
    }
    default:
      return leafInWords(node, t, language);
  }
}

function leafInWords(leaf: QueryLeaf, t: Texts['t'], language: InterfaceLanguage): string {
  const what = bareLeaf(leaf, t, language);
  if (leaf.field === '') return what;
  const key = FIELD_KEYS[leaf.field];
  return key === undefined ? t('words.in.field', { what, field: leaf.field }) : t(key, { what });
}

function bareLeaf(leaf: QueryLeaf, t: Texts['t'], language: InterfaceLanguage): string {
  const quoted = (text: string): string => (language === 'de' ? `„${text}“` : `“${text}”`);
  switch (leaf.type) {
    case 'word':
      return leaf.text;
    case 'phrase':
      return quoted(leaf.text);
    case 'prefix':
      return t('words.prefix', { text: leaf.text });
    case 'wildcard':
      return t('words.wildcard', { text: leaf.text });
    case 'fuzzy':
      return t('words.fuzzy', { text: leaf.text, count: leaf.edits });
    case 'sloppy':
      return t('words.sloppy', { text: quoted(leaf.text), count: leaf.others });
    case 'regex':
      return t('words.regex', { text: `/${leaf.source}/` });
    case 'cased':
      return t('words.cased', { text: quoted(leaf.text) });
  }
}

function listed(nodes: readonly QueryNode[], texts: QueryTexts, type: 'conjunction' | 'disjunction'): string {
  const parts = nodes.map((each) => nodeInWords(each, texts, nodes.length > 1));
  return new Intl.ListFormat(texts.language, { type }).format(parts);
}

function bracketed(text: string, inner: boolean): string {
  return inner ? `(${text})` : text;
}
