import type { RefObject } from 'react';
import { BookOpenText, FileText } from 'lucide-react';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { ReaderHandle } from '../features/reader/reader-handle.ts';
import { useText } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { LookPopover } from './LookPopover.tsx';
import { OutlinePopover } from './OutlinePopover.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import type { ReadingTools as Tools } from './use-reading-tools.ts';
import type { usePagesView } from './use-pages-view.ts';

interface ReadingToolsProps {
  readonly tools: Tools;
  readonly article: Article | null | undefined;
  readonly document: ArticleDocument | null;
  readonly reader: RefObject<ReaderHandle | null>;
  /** Before it goes to a place of the text. */
  readonly onLeave: (to: number) => void;
  readonly pages: Pick<ReturnType<typeof usePagesView>, 'offered' | 'shown' | 'toggle'>;
}

/** What helps to read, in the article's bar: how far one is, the outline, how the text is set. */
export function ReadingTools({ tools, article, document, reader, onLeave, pages }: ReadingToolsProps) {
  const { t } = useText();
  return (
    <>
      {article && document ? (
        <>
          {article.words === 0 ? null : <ReadingProgress words={article.words} language={article.language} />}
          <OutlinePopover
            document={document}
            open={tools.shown === 'outline'}
            onOpen={(open) => tools.show('outline', open)}
            top={() => reader.current?.top() ?? 0}
            onGo={({ start, end }) => {
              onLeave(start);
              reader.current?.goTo({ start, end }, true);
              reader.current?.focus();
            }}
          />
        </>
      ) : null}
      {pages.offered && document?.text !== '' ? (
        <IconButton
          icon={pages.shown ? BookOpenText : FileText}
          label={t(pages.shown ? 'pages.showText' : 'pages.showPages')}
          keys="p"
          onPress={pages.toggle}
        />
      ) : null}
      {pages.shown ? null : (
        <LookPopover open={tools.shown === 'look'} onOpen={(open) => tools.show('look', open)} />
      )}
    </>
  );
}
