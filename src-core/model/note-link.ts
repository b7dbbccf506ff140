import { cutText } from '../base/cut-text.ts';
import { asId, ID_SHAPE } from '../base/id.ts';
import type { AnnotationId, ArticleId } from '../base/id.ts';

/** What a link in a note leads to. */
export type NoteTarget =
  | { readonly kind: 'article'; readonly id: ArticleId }
  | { readonly kind: 'passage'; readonly id: AnnotationId };

/** A link in a note: the id finds its target, the title is what one reads, also outside of this program. */
export interface NoteLink {
  readonly target: NoteTarget;
  readonly title: string;
}

/** Characters of a title. */
const LONGEST = 80;

/** A link at the beginning of a text: `[[article:01ABC|Its title]]` or `[[passage:01DEF|Its first words]]`. */
const LINK = /^\[\[(article|passage):([A-Za-z0-9_-]{1,64})(?:\|([^[\]\n]{0,200}))?\]\]/;

/** Writes a link as a note keeps it; brackets, strokes and line ends of the title would end it and become spaces. */
export function formatNoteLink({ target, title }: NoteLink): string {
  const plain = cutText(title.replace(/[[\]|\s]+/gu, ' ').trim(), LONGEST).trim();
  return `[[${target.kind}:${target.id}|${plain}]]`;
}

/** The link that a text begins with and the UTF-16 units it takes, or null. */
export function noteLinkAt(text: string): { readonly link: NoteLink; readonly length: number } | null {
  const [whole, kind, id, title] = LINK.exec(text) ?? [];
  if (whole === undefined || id === undefined || !ID_SHAPE.test(id)) return null;
  const target: NoteTarget =
    kind === 'article'
      ? { kind: 'article', id: asId<ArticleId>(id) }
      : { kind: 'passage', id: asId<AnnotationId>(id) };
  return { link: { target, title: title === undefined || title === '' ? id : title }, length: whole.length };
}

/** A note's text with each link replaced. */
export function replaceNoteLinks(note: string, replace: (link: NoteLink) => string): string {
  let text = '';
  let from = 0;
  for (let at = note.indexOf('[['); at >= 0; at = note.indexOf('[[', at + 1)) {
    if (at < from) continue;
    // A link is short: of a long note only its stretch is looked at.
    const found = noteLinkAt(note.slice(at, at + 300));
    if (found === null) continue;
    text += note.slice(from, at) + replace(found.link);
    from = at + found.length;
  }
  return text + note.slice(from);
}
