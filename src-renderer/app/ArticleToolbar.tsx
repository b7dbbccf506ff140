import type { RefObject } from 'react';
import { PassageToolbar } from '../features/annotations/PassageToolbar.tsx';
import type { ReaderHandle, SelectedPassage } from '../features/reader/reader-handle.ts';
import type { useArticleAnnotations } from './use-article-annotations.ts';
import type { usePassageCommands } from './use-passage-commands.ts';
import type { useTextTools } from './use-text-tools.ts';

interface ArticleToolbarProps {
  readonly passage: SelectedPassage;
  readonly reader: RefObject<ReaderHandle | null>;
  readonly notes: ReturnType<typeof useArticleAnnotations>;
  readonly passages: ReturnType<typeof usePassageCommands>;
  readonly tools: ReturnType<typeof useTextTools>;
  readonly onEditText: () => void;
}

/** The toolbar over the words that were just selected. */
export function ArticleToolbar({ passage, reader, notes, passages, tools, onEditText }: ArticleToolbarProps) {
  const target = () => notes.targetOf(passage.range);
  return (
    <PassageToolbar
      box={passage.box}
      onColour={(colour) => {
        reader.current?.clear();
        passages.paint(target(), colour);
      }}
      onNote={() => void passages.writeNote(target())}
      onTopic={() => passages.chooseTopic(target())}
      onEditText={onEditText}
      onSearch={() => tools.search(target())}
      onInVivo={() => tools.inVivo(target())}
      onWhatElse={() => tools.whatElse(target())}
    />
  );
}
