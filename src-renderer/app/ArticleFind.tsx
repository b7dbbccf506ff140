import type { Ref } from 'react';
import { FindBar } from '../features/find/FindBar.tsx';
import { FoundStrip } from '../features/find/FoundStrip.tsx';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import type { useFind } from './use-find.ts';

interface ArticleFindProps {
  readonly field: Ref<HTMLInputElement>;
  readonly find: ReturnType<typeof useFind>;
  /** Marks them all. */
  readonly onHighlightAll: (ranges: readonly HitRange[], colour: AnnotationColour) => void;
  /** Codes them with a topic that is named by the words looked for. */
  readonly onCodeAll: (ranges: readonly HitRange[]) => void;
  readonly onColour: (range: HitRange, colour: AnnotationColour) => void;
}

/** The bar for finding in the article, and where its hits are; nothing while it is closed. */
export function ArticleFind({ field, find, onColour, onHighlightAll, onCodeAll }: ArticleFindProps) {
  if (!find.isOpen) return null;
  const { found, ranges, index } = find;
  const current = ranges[index];
  return (
    <>
      <FindBar
        ref={field}
        query={find.query}
        onQuery={find.ask}
        answer={find.fault ?? (found === null ? null : { ...found, total: found.ranges.length })}
        index={index}
        onStep={find.step}
        onClose={find.close}
        onCodeAll={() => onCodeAll(ranges)}
        onColour={(number, all) => {
          const colour = ANNOTATION_COLOURS[number];
          if (colour === undefined) return;
          if (all) onHighlightAll(ranges, colour);
          else if (current !== undefined) onColour(current, colour);
        }}
      />
      <FoundStrip starts={find.starts} index={index} track={find.track} />
    </>
  );
}
