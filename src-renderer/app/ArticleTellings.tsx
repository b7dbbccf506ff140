import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { canJoin } from '../../src-core/text/edit-block.ts';
import { EditTextSheet } from '../features/stories/EditTextSheet.tsx';
import { StorySheet } from '../features/stories/StorySheet.tsx';
import { VersionsSheet } from '../features/stories/VersionsSheet.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { Tellings } from './use-tellings.ts';

/** Which dialog about the article's story or text is open. */
export type TellingsSheet =
  | { readonly type: 'story' }
  | { readonly type: 'versions' }
  | { readonly type: 'edit'; readonly block: number };

interface ArticleTellingsProps {
  readonly services: AppServices;
  readonly article: Article;
  readonly document: ArticleDocument;
  readonly tellings: Tellings;
  readonly shown: TellingsSheet | null;
  readonly onClose: () => void;
  readonly onOpen: (id: ArticleId) => void;
  readonly onSearch: (query: string) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/** The dialogs about other tellings of an article's story, about versions of its text, and the one that edits it. */
export function ArticleTellings(props: ArticleTellingsProps) {
  const { services, article, document, tellings, shown, onClose, onOpen, onUndo, onError } = props;
  const { t, language } = useText();
  const toasts = useToasts();
  const settle = async <Value,>(
    command: Promise<Result<Value, AppError>>,
    done: (value: Value) => { readonly text: string; readonly detail?: string },
  ): Promise<boolean> => {
    const result = await command;
    if (!result.ok) onError(result.error);
    else toasts.show({ ...done(result.value), action: { label: t('app.undo'), run: onUndo } });
    tellings.askAgain();
    return result.ok;
  };
  const lostDetail = (lost: number): { readonly detail?: string } =>
    lost === 0 ? {} : { detail: t('version.lost', { count: lost, n: formatNumber(lost, language) }) };

  switch (shown?.type) {
    case 'story':
      return (
        <StorySheet
          stories={services.stories}
          id={article.id}
          story={tellings.story}
          offers={tellings.offers}
          onClose={onClose}
          onOpen={(id) => {
            onClose();
            onOpen(id);
          }}
          onFind={() => {
            onClose();
            // by its first article, as the filters name it
            const [first = article.id] = tellings.story.map(({ id }) => id).sort();
            props.onSearch(`story:${first}`);
          }}
          onAccept={({ articles: [first] }) => {
            if (first !== undefined)
              void settle(services.stories.join([article.id, first.id]), () => ({ text: t('story.joined') }));
          }}
          onReject={({ articles: [first] }) => {
            if (first !== undefined)
              void settle(services.stories.tellApart([article.id, first.id]), () => ({
                text: t('story.apart'),
              }));
          }}
          onSplit={(id) => void settle(services.stories.split(id), () => ({ text: t('story.splitDone') }))}
        />
      );
    case 'versions':
      return (
        <VersionsSheet
          service={services.versions}
          versions={tellings.versions}
          currentId={article.documentId}
          onClose={onClose}
          onBringBack={(version) =>
            void settle(services.versions.bringBack(article.id, version), (lost) => ({
              text: t('version.broughtBack', { n: String(version.version) }),
              ...lostDetail(lost),
            }))
          }
        />
      );
    case 'edit': {
      const block = document.blocks[shown.block];
      return block === undefined ? null : (
        <EditTextSheet
          key={`${article.documentId} ${String(shown.block)}`}
          block={block}
          text={document.text.slice(block.start, block.end)}
          language={block.language ?? document.language}
          canDelete={document.blocks.length > 1}
          joins={{ above: canJoin(document, shown.block - 1), below: canJoin(document, shown.block) }}
          onClose={onClose}
          onSave={(edit) =>
            settle(services.versions.editBlock(article.id, shown.block, edit), (lost) => ({
              text: t(edit.text === null ? 'edit.deleted' : 'edit.done'),
              ...lostDetail(lost),
            }))
          }
          onJoin={(where) =>
            settle(
              services.versions.joinBlocks(article.id, where === 'above' ? shown.block - 1 : shown.block),
              (lost) => ({ text: t('edit.joined'), ...lostDetail(lost) }),
            )
          }
        />
      );
    }
    case undefined:
      return null;
  }
}
