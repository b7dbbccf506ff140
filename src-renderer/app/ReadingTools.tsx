import type { RefObject } from 'react';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import { LookPopover } from './LookPopover.tsx';
import { OutlinePopover } from './OutlinePopover.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import type { ReadingTools as Tools } from './use-reading-tools.ts';

interface ReadingToolsProps {
  readonly tools: Tools;
  readonly article: Article | null | undefined;
  readonly document: ArticleDocument | null;
  readonly reader: RefObject<ReaderHandle | null>;
  /** Whether the text is set by us: pages are as they are. */
  readonly set: boolean;
}

/** What helps to read, in the article's bar: how far one is, the outline, how the text is set. */
export function ReadingTools({ tools, article, document, reader, set }: ReadingToolsProps) {
  return (
    <>
      {article && document ? (
        <>
          <ReadingProgress words={article.words} language={article.language} />
          <OutlinePopover
            document={document}
            open={tools.shown === 'outline'}
            onOpen={(open) => tools.show('outline', open)}
            top={() => reader.current?.top() ?? 0}
            onGo={({ start, end }) => {
              reader.current?.goTo({ start, end }, true);
              reader.current?.focus();
            }}
          />
        </>
      ) : null}
      {set ? <LookPopover open={tools.shown === 'look'} onOpen={(open) => tools.show('look', open)} /> : null}
    </>
  );
}
