import { useState } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId, DocumentId } from '../../src-core/base/id.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { AskedPassage } from '../../src-core/search/passages/related-passages.ts';
import type { HitRange } from '../../src-core/search/search-types.ts';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { phraseQuery } from './phrase-query.ts';
import type { PassageTarget } from './use-article-annotations.ts';
import type { RecentTopics } from './use-recent-topics.ts';

interface TextToolParts {
  readonly services: AppServices;
  readonly id: ArticleId;
  readonly content: ArticleDocument | null;
  /** The text on screen; null while there is none. */
  readonly shown: { readonly documentId: DocumentId; readonly text: string } | null;
  readonly recent: RecentTopics;
  /** The passage in hand; says what to do where there is none. */
  readonly needed: () => PassageTarget | null;
  readonly onSearch: (query: string) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

/** Units that the name of a topic made of words may have. */
const LONGEST_NAME = 80;
/** Hits that are marked at once. */
const MOST_AT_ONCE = 1_000;

/** What is done with the words in hand beyond this article: search for them, make them a topic, ask what else says this. */
export function useTextTools(parts: TextToolParts) {
  const { services, id, content, recent, onError } = parts;
  const { t, language } = useText();
  const toasts = useToasts();
  const [asked, setAsked] = useState<AskedPassage | null>(null);

  const rangeOf = (target: PassageTarget): HitRange =>
    target.type === 'annotation' ? target.item.annotation.position : target.range;
  const wordsOf = (target: PassageTarget): string => {
    if (target.type === 'annotation') return target.item.annotation.quote.exact;
    return content?.text.slice(target.range.start, target.range.end) ?? '';
  };
  const inHand =
    (act: (target: PassageTarget) => void) =>
    (target: PassageTarget | null = parts.needed()): boolean => {
      if (target !== null) act(target);
      return true;
    };

  /** Codes the passages with a topic that is named by the words: one step to undo. */
  const code = async (words: string, passages: Parameters<typeof services.annotations.codePassages>[0]) => {
    const name = words.replace(/\s+/gu, ' ').replaceAll('/', ' ').trim();
    if (name.length > LONGEST_NAME) {
      toasts.show({ text: t('tools.tooLong') });
      return;
    }
    const result = await services.annotations.codePassages(passages, name, 'yellow');
    if (!result.ok) {
      onError(result.error);
      return;
    }
    recent.remember(name);
    toasts.show({
      text: t('topic.added', { name: result.value.topic.name }),
      action: { label: t('app.undo'), run: parts.onUndo },
    });
  };
  const isMuch = (ranges: readonly HitRange[]): boolean => {
    if (ranges.length <= MOST_AT_ONCE) return false;
    toasts.show({ text: t('find.tooMany', { n: formatNumber(MOST_AT_ONCE, language) }) });
    return true;
  };
  const search = inHand((target) => parts.onSearch(phraseQuery(wordsOf(target))));
  const inVivo = inHand((target) => {
    const annotationIds = target.type === 'annotation' ? [target.item.annotation.id] : [];
    const ranges = target.type === 'annotation' ? [] : [target.range];
    void code(wordsOf(target), [{ articleId: id, ranges, annotationIds }]);
  });
  const whatElse = inHand((target) => {
    const range = rangeOf(target);
    const block = content?.blocks.find(({ end }) => end > range.start);
    setAsked({
      text: wordsOf(target),
      language: block?.language ?? content?.language ?? 'und',
      at: { articleId: id, range },
    });
  });
  return {
    asked,
    close: () => setAsked(null),
    search,
    inVivo,
    whatElse,
    /** The same by key, with the words in hand. */
    keys: { searchWords: () => search(), inVivo: () => inVivo(), whatElse: () => whatElse() },
    /** All hits of a find at once. */
    codeAll: (words: string, ranges: readonly HitRange[]): void => {
      if (isMuch(ranges)) return;
      if (ranges.length > 0) void code(words, [{ articleId: id, ranges, annotationIds: [] }]);
    },
    highlightAll: async (ranges: readonly HitRange[], colour: AnnotationColour): Promise<void> => {
      if (isMuch(ranges) || ranges.length === 0 || parts.shown === null) return;
      const selected = { articleId: id, ...parts.shown };
      const result = await services.annotations.annotatePassages(selected, ranges, colour);
      if (!result.ok) {
        onError(result.error);
        return;
      }
      const n = formatNumber(result.value, language);
      toasts.show({
        text: t('find.highlighted', { count: result.value, n }),
        action: { label: t('app.undo'), run: parts.onUndo },
      });
    },
  };
}
