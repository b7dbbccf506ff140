import { cutText } from '../../src-core/base/cut-text.ts';
import { citePassage } from '../../src-core/export/citation.ts';
import type { QuotedPassage } from '../../src-core/export/citation.ts';
import { textFragmentUrl } from '../../src-core/export/text-fragment.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import { formatNoteLink } from '../../src-core/model/note-link.ts';
import { useText } from '../i18n/text.ts';
import { copyText } from '../ui/copy-text.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { PassageTarget, useArticleAnnotations } from './use-article-annotations.ts';

/** Characters of a passage that stand for it in a link. */
const QUOTED = 60;

/** The page an offset is on, counted from 1; null without pages. */
function pageAt({ pages }: ArticleDocument, offset: number): number | null {
  if (pages === undefined) return null;
  const index = pages.findLastIndex(({ boxes }) => (boxes[0] ?? Number.POSITIVE_INFINITY) <= offset);
  return index < 0 ? null : index + 1;
}

/** Copies the passage in hand: with its source, or as a link that opens it. */
export function usePassageCopies(
  article: Article | null | undefined,
  content: ArticleDocument | null,
  notes: Pick<ReturnType<typeof useArticleAnnotations>, 'annotate'>,
  needed: () => PassageTarget | null,
) {
  const { t } = useText();
  const toasts = useToasts();
  const say = (copied: boolean, text: string): void =>
    toasts.show(copied ? { text } : { text: t('copy.refused'), tone: 'error' });

  const quoted = (target: PassageTarget): QuotedPassage | null => {
    if (content === null) return null;
    if (target.type === 'annotation') {
      const { quote, position, area } = target.item.annotation;
      return {
        exact: quote.exact,
        page: area === undefined ? pageAt(content, position.start) : area.page + 1,
        place: target.item.lost === true ? null : { text: content.text, ...position },
      };
    }
    const { start, end } = target.range;
    return {
      exact: content.text.slice(start, end),
      page: pageAt(content, start),
      place: { text: content.text, start, end },
    };
  };
  const copyQuote = (form: 'text' | 'markdown'): boolean => {
    const target = needed();
    const passage = target === null ? null : quoted(target);
    if (passage === null || !article) return true;
    const words = { open: t('copy.open'), close: t('copy.close'), page: t('copy.page') };
    const cited = citePassage(article, passage, words);
    const copying = form === 'text' ? copyText(cited.text, cited.html) : copyText(cited.markdown);
    void copying.then((copied) => say(copied, t('copy.quoteDone')));
    return true;
  };
  const copyLink = async (): Promise<void> => {
    const target = needed();
    if (target === null || !article) return;
    const passage = quoted(target);
    const id = await notes.annotate(target);
    if (id === undefined || passage === null) return;
    const words = passage.exact.replace(/\s+/gu, ' ').trim();
    const title =
      words === '' ? article.title : `“${cutText(words, QUOTED)}${words.length > QUOTED ? ' …' : ''}”`;
    const link = formatNoteLink({ target: { kind: 'passage', id }, title });
    const web = /^https?:/iu.test(article.url) ? textFragmentUrl(article.url, passage, passage.place) : '';
    say(await copyText(web === '' ? link : `${link} (${web})`), t('copy.linkDone'));
  };
  return {
    copyQuote,
    copyLink: (): boolean => {
      void copyLink();
      return true;
    },
  };
}
