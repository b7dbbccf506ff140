import type { FirstPage } from './pdf-facts.ts';
import type { PlacedDraft } from './page-boxes.ts';

const PAGES = 2;
/** Longer paragraphs are running text. */
const RUNNING = 350;

/** What the beginning of a PDF shows of itself. */
export function firstPage(placed: readonly PlacedDraft[]): FirstPage {
  const stamp = placed.find(({ draft }) => draft.raw.startsWith('arXiv:'))?.draft.raw ?? '';
  const drafts = placed
    .filter(({ pieces, draft }) => (pieces[0]?.page ?? 0) < PAGES && draft.role === undefined)
    .map(({ draft }) => draft);
  const level = Math.min(...drafts.flatMap((draft) => (draft.type === 'heading' ? [draft.level ?? 6] : [])));
  const at = drafts.findIndex(
    (draft) => draft.type === 'heading' && draft.level === level && !isLabel(draft.raw),
  );
  const after = at < 0 ? [] : drafts.slice(at + 1);
  const running = after.findIndex(({ raw }) => raw.length > RUNNING);
  return {
    heading: drafts[at]?.raw ?? '',
    below: (running < 0 ? after : after.slice(0, running)).map(({ raw, type, level }) => ({
      text: raw,
      kind: `${type} ${level ?? ''}`,
    })),
    stamp,
    text: drafts.map(({ raw }) => raw).join('\n'),
  };
}

/** "Contents", "Abstract" … are headings, but no titles. */
function isLabel(text: string): boolean {
  return /^(?:abstract|contents|table of contents|inhalt(?:sverzeichnis)?|zusammenfassung|introduction|einleitung|summary|preface|vorwort|sommaire|résumé|\d+)$/iu.test(
    text.trim(),
  );
}
