import { useMemo } from 'react';
import type { ComponentProps } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { TopicPicker } from '../features/annotations/TopicPicker.tsx';
import { MetadataForm } from '../features/reader/MetadataForm.tsx';
import { ProvenanceSheet } from '../features/reader/ProvenanceSheet.tsx';
import { EarlierVersionSheet } from '../features/review/EarlierVersionSheet.tsx';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { noteWords } from '../ui/note-words.ts';
import { useToasts } from '../ui/toasts.tsx';
import { ArticleTellings } from './ArticleTellings.tsx';
import type { TellingsSheet } from './ArticleTellings.tsx';
import type { usePassageCommands } from './use-passage-commands.ts';
import type { RecentTopics } from './use-recent-topics.ts';
import type { Tellings } from './use-tellings.ts';

/** Which dialog about the article is open. */
export type ArticleSheet =
  | TellingsSheet
  | { readonly type: 'earlier'; readonly annotation: Annotation }
  | { readonly type: 'correct' }
  | { readonly type: 'provenance' };

interface ArticleSheetsProps {
  readonly services: AppServices;
  readonly article: Article;
  /** Null where it cannot be read. */
  readonly document: ArticleDocument | null;
  readonly tellings: Tellings;
  readonly passages: ReturnType<typeof usePassageCommands>;
  readonly recent: RecentTopics;
  readonly shown: ArticleSheet | null;
  readonly onShow: (sheet: ArticleSheet | null) => void;
  /** Undefined where it failed; that was said then. */
  readonly onCorrect: (
    fields: Parameters<ComponentProps<typeof MetadataForm>['onSave']>[0],
  ) => Promise<unknown>;
  readonly onOpenArticle: (id: ArticleId) => void;
  readonly onSearch: (query: string) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/** The dialogs about an open article: topics of a passage, its facts, where it comes from, story, versions, text. */
export function ArticleSheets(props: ArticleSheetsProps) {
  const { services, article, document, passages, shown, onShow, onError } = props;
  const { t } = useText();
  const toasts = useToasts();
  const tree = useMemo(() => services.topics.tree(), [services]);
  const { coding } = passages;
  const close = (): void => onShow(null);
  return (
    <>
      {coding === null || document === null ? null : (
        <TopicPicker
          tree={tree}
          recent={props.recent.paths}
          quote={
            coding.type === 'annotation'
              ? noteWords(coding.item.annotation, t)
              : document.text.slice(coding.range.start, coding.range.end)
          }
          taken={coding.type === 'annotation' ? coding.item.topics : []}
          onClose={passages.closeCoding}
          onPick={(path) => void passages.addTopic(coding, path)}
        />
      )}
      {shown?.type === 'provenance' ? (
        <ProvenanceSheet
          article={article}
          services={services}
          onCorrect={() => onShow({ type: 'correct' })}
          onError={onError}
          onClose={close}
        />
      ) : null}
      {shown?.type === 'earlier' ? (
        <EarlierVersionSheet
          service={services.reviews}
          annotation={shown.annotation}
          onAttach={() => {
            close();
            toasts.show({ text: t('review.attachLater') });
          }}
          onClose={close}
        />
      ) : null}
      {document === null ? null : (
        <ArticleTellings
          services={services}
          article={article}
          document={document}
          tellings={props.tellings}
          shown={
            shown?.type === 'provenance' || shown?.type === 'correct' || shown?.type === 'earlier'
              ? null
              : shown
          }
          onClose={close}
          onOpen={props.onOpenArticle}
          onSearch={props.onSearch}
          onUndo={props.onUndo}
          onError={onError}
        />
      )}
      {shown?.type === 'correct' ? (
        <MetadataForm
          article={article}
          onClose={close}
          onSave={async (fields) => {
            const saved = (await props.onCorrect(fields)) !== undefined;
            if (saved) toasts.show({ text: t('article.saved') });
            return saved;
          }}
        />
      ) : null}
    </>
  );
}
