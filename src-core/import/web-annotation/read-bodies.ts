import { richBlocks } from '../rich-blocks.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import { isIri, isValues, listOf, propertyOf, typesOf, type Values } from './flaw.ts';
import { urnOf } from '../../model/web-annotation.ts';
import { textOf } from './read-selectors.ts';

/** What an annotation says. */
export interface ReadBodies {
  /** Markdown. */
  readonly note: string;
  readonly topics: readonly string[];
  /** What its colour stands for in the notebook that it comes from. */
  readonly meaning?: string;
}

/** Bodies that are made of bodies, beyond this depth, are left out. */
const DEEPEST = 6;
const ALL_OF_THEM: ReadonlySet<string> = new Set(['Composite', 'List', 'Independents']);

/**
 * Notes and topics of an annotation: texts become the note (HTML as plain text, Markdown stays), tags become topics, and what
 * lies elsewhere stays as a link. Of a choice the first that is a text counts.
 */
export function readBodies(annotation: Values): ReadBodies {
  const parts: string[] = [];
  const topics: string[] = [];
  const motivations = listOf(annotation['motivation']);
  const tags = motivations.length === 1 && motivations[0] === 'tagging';
  const take = (body: unknown, inherited: unknown, depth: number): void => {
    if (depth > DEEPEST || meaningIn(body).length > 0) return;
    if (!isValues(body)) {
      if (isIri(body)) parts.push(`<${body}>`);
      else if (typeof body === 'string') parts.push(body);
      return;
    }
    const purposes = listOf(body['purpose'] ?? inherited);
    const types = typesOf(body);
    const items = listOf(body['items']);
    if (types.includes('Choice')) return take(chosen(items), purposes, depth + 1);
    if (types.some((type) => ALL_OF_THEM.has(type)))
      return items.forEach((item) => take(item, purposes, depth + 1));
    const value = textOf(body, 'value');
    if (value !== '') {
      if (purposes.includes('tagging') || (purposes.length === 0 && tags)) topics.push(value.trim());
      else parts.push(plain(value, textOf(body, 'format')));
      return;
    }
    const { source } = body;
    if (source !== undefined) return take(source, purposes, depth + 1);
    const id = propertyOf(body, 'id');
    if (isIri(id)) parts.push(`<${id}>`);
  };
  for (const body of listOf(annotation['body'])) take(body, undefined, 0);
  const { bodyValue } = annotation;
  for (const value of listOf(bodyValue)) if (typeof value === 'string') parts.push(value);
  const note = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
  const [meant] = listOf(annotation['body']).flatMap(meaningIn);
  const meaning = meant === undefined ? '' : canonicalLine(textOf(meant, 'label'));
  return {
    note,
    topics: [...new Set(topics.filter((topic) => topic !== ''))],
    ...(meaning === '' ? {} : { meaning }),
  };
}

/** The concept in a body that says what this program's colour of the annotation stands for; none in others. */
export function meaningIn(body: unknown): readonly Values[] {
  const source = isValues(body) ? body['source'] : null;
  if (!isValues(source)) return [];
  const id = propertyOf(source, 'id');
  return typeof id === 'string' && id.startsWith(urnOf('colour', '')) ? [source] : [];
}

function chosen(items: readonly unknown[]): unknown {
  return items.find((item) => isValues(item) && textOf(item, 'value') !== '') ?? items[0];
}

function plain(value: string, format: string): string {
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/iu.test(format)) return value;
  return richBlocks(`<div>${value}</div>`)
    .map(({ raw }) => canonicalLine(raw))
    .filter((line) => line !== '')
    .join('\n\n');
}
