import type { BlockKind } from '../../text/document-builder.ts';
import type { RtfState } from './rtf-state.ts';

/** What a paragraph is, by its style's name and by what is said of itself. */
export function paragraphKind(state: RtfState, name: string): BlockKind {
  const { outline, list, listLevel, ordered } = state;
  const heading = /^(?:heading|überschrift|titre)\s(\d)/iu.exec(name)?.[1];
  if (heading !== undefined) return { type: 'heading', level: Math.min(6, Math.max(1, Number(heading))) };
  if (/^(?:title|titel)$/iu.test(name)) return { type: 'heading', level: 1 };
  if (outline !== null && outline < 9) return { type: 'heading', level: Math.min(6, outline + 1) };
  if (list) return { type: 'list-item', level: listLevel + 1, ordered };
  return { type: /quot|zitat/iu.test(name) ? 'quote' : 'paragraph' };
}
