import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import { footnotesOf } from '../../../src-core/text/footnotes.ts';
import type { Footnote } from '../../../src-core/text/footnotes.ts';
import type { Footnotes } from './footnote-context.ts';
import { FootnoteCard } from './FootnoteCard.tsx';

interface Shown {
  readonly footnote: Footnote;
  readonly anchor: HTMLElement;
  readonly pointed: boolean;
}

/** The footnotes of a document for the context of its text, and the note that is shown. */
export function useFootnotes(
  document: ArticleDocument,
  onGo: (footnote: Footnote) => void,
): { readonly footnotes: Footnotes; readonly card: ReactNode } {
  const [shown, setShown] = useState<Shown | null>(null);
  const byReference = useMemo(
    () => new Map(footnotesOf(document).map((each) => [each.reference.start, each])),
    [document],
  );
  const show = useCallback(
    (footnote: Footnote, anchor: HTMLElement, pointed: boolean) => setShown({ footnote, anchor, pointed }),
    [],
  );
  const leave = useCallback(() => setShown((now) => (now?.pointed === true ? null : now)), []);
  const footnotes = useMemo(() => ({ byReference, show, leave }), [byReference, show, leave]);
  const card =
    shown === null ? null : (
      <FootnoteCard
        document={document}
        {...shown}
        onGo={() => {
          setShown(null);
          onGo(shown.footnote);
        }}
        onClose={() => setShown(null)}
      />
    );
  return { footnotes, card };
}
