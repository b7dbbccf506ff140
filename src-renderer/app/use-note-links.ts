import { useMemo } from 'react';
import { cutText } from '../../src-core/base/cut-text.ts';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, ArticleId } from '../../src-core/base/id.ts';
import type { NoteTarget } from '../../src-core/model/note-link.ts';
import { parseIndexKey } from '../../src-core/search/index-key.ts';
import type { SearchableKind, SearchHit } from '../../src-core/search/search-types.ts';
import type { LinkCompletion, NoteCompletions } from '../features/annotations/note-completions.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { topicOptions } from '../services/topic-options.ts';
import { copyText } from '../ui/copy-text.ts';
import { matchingOptions } from '../ui/matching-options.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';

const MOST_TOPICS = 12;
const MOST_ARTICLES = 7;
const MOST_PASSAGES = 4;
/** Characters of a passage that stand for it. */
const QUOTED = 60;

/** Words of what was typed as a query: each must be there, the last may go on. */
function asQuery(typed: string, field: string): string {
  const words = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word, index) => `${field}${word}${index === words.length - 1 ? '*' : ''}`).join(' ');
}

/** What notes link to: topics, articles and passages to complete with, and what opens them. */
export function useNoteLinks(
  services: AppServices,
  recent: readonly string[],
  onOpenArticle: (id: ArticleId) => void,
  onOpenPassage: (articleId: ArticleId, id: AnnotationId) => void,
) {
  const { t } = useText();
  const toasts = useToasts();
  const live = useMemo(() => services.topics.tree(), [services]);
  const tree = useLive(live);

  const topics = (typed: string, taken: ReadonlySet<string>): ReturnType<NoteCompletions['topics']> =>
    matchingOptions(topicOptions(tree ?? [], taken, recent), typed.replaceAll('/', ' '), MOST_TOPICS);
  const makeTopic = (path: string): string | null => {
    const there = topicOptions(tree ?? [], new Set(), []).some(
      ({ id }) => id.toLowerCase() === path.toLowerCase(),
    );
    return there ? null : t('topic.createOption', { path: path.replaceAll('/', ' / ') });
  };

  const find = async (query: string, kind: SearchableKind, limit: number): Promise<readonly SearchHit[]> => {
    const answer = await services.search.search({
      query,
      offset: 0,
      limit,
      sort: query === '' ? 'added' : 'relevance',
      kinds: [kind],
      anyWord: false,
    });
    return answer.ok ? answer.value.hits : [];
  };
  const links = async (typed: string): Promise<readonly LinkCompletion[]> => {
    const found = await find(asQuery(typed, 'title:'), 'article', MOST_ARTICLES);
    const passages = typed.trim() === '' ? [] : await find(asQuery(typed, ''), 'annotation', MOST_PASSAGES);
    const rows = await services.library.articles(
      [...found, ...passages].map(({ articleId }) => asId<ArticleId>(articleId)),
    );
    const completions = found.flatMap(({ articleId }): LinkCompletion[] => {
      const article = rows.get(asId<ArticleId>(articleId));
      if (article === undefined) return [];
      const detail = [article.site, article.published?.slice(0, 4) ?? '']
        .filter((part) => part !== '')
        .join(', ');
      const title = article.title === '' ? t('list.untitled') : article.title;
      return [{ target: { kind: 'article', id: article.id }, title, detail }];
    });
    for (const { key, articleId } of passages) {
      const all = await services.annotations.inArticle(asId<ArticleId>(articleId));
      const item = all.find(({ annotation }) => annotation.id === parseIndexKey(key).id);
      const quote = item?.annotation.quote.exact.replace(/\s+/gu, ' ') ?? '';
      if (item === undefined || quote === '') continue;
      completions.push({
        target: { kind: 'passage', id: item.annotation.id },
        title: `“${cutText(quote, QUOTED)}${quote.length > QUOTED ? ' …' : ''}”`,
        detail: rows.get(asId<ArticleId>(articleId))?.title ?? '',
      });
    }
    return completions;
  };

  const open = async (target: NoteTarget): Promise<void> => {
    const gone = (): void => toasts.show({ text: t('note.linkGone') });
    if (target.kind === 'article') {
      const there = (await services.library.articles([target.id])).has(target.id);
      return there ? onOpenArticle(target.id) : gone();
    }
    const annotation = await services.annotations.one(target.id);
    return annotation === null ? gone() : onOpenPassage(annotation.articleId, annotation.id);
  };
  const copyAddress = async (href: string): Promise<void> => {
    if (await copyText(href)) toasts.show({ text: t('note.addressCopied'), detail: href });
  };
  return { topics, makeTopic, links, open, copyAddress };
}
