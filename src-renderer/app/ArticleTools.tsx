import type { Ref } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import { FindBar } from '../features/find/FindBar.tsx';
import { FoundStrip } from '../features/find/FoundStrip.tsx';
import { PassagesSheet } from '../features/passages/PassagesSheet.tsx';
import type { AppServices } from '../services/app-services.ts';
import type { JumpPlace } from './jump.ts';
import type { useFind } from './use-find.ts';
import type { useTextTools } from './use-text-tools.ts';

interface ArticleToolsProps {
  readonly field: Ref<HTMLInputElement>;
  readonly find: ReturnType<typeof useFind>;
  readonly tools: ReturnType<typeof useTextTools>;
  readonly related: AppServices['related'];
  readonly onColour: (range: HitRange, colour: AnnotationColour) => void;
  readonly onOpenArticle: (id: ArticleId, place: JumpPlace) => void;
  readonly onError: (error: AppError) => void;
}

/** The bar for finding in the article with where its hits are, and what else says the words in hand; nothing while both are closed. */
export function ArticleTools({ field, find, tools, related, ...props }: ArticleToolsProps) {
  const { found, ranges, index } = find;
  const current = ranges[index];
  return (
    <>
      {!find.isOpen ? null : (
        <>
          <FindBar
            ref={field}
            query={find.query}
            onQuery={find.ask}
            answer={find.fault ?? (found === null ? null : { ...found, total: found.ranges.length })}
            index={index}
            onStep={find.step}
            onClose={find.close}
            onCodeAll={() => tools.codeAll(find.query.text, ranges)}
            onColour={(number, all) => {
              const colour = ANNOTATION_COLOURS[number];
              if (colour === undefined) return;
              if (all) void tools.highlightAll(ranges, colour);
              else if (current !== undefined) props.onColour(current, colour);
            }}
          />
          <FoundStrip starts={find.starts} index={index} track={find.track} />
        </>
      )}
      {tools.asked === null ? null : (
        <PassagesSheet
          related={related}
          passage={tools.asked}
          onOpen={({ article, range }) => {
            tools.close();
            props.onOpenArticle(article.id, { range, hold: true });
          }}
          onClose={tools.close}
          onError={props.onError}
        />
      )}
    </>
  );
}
