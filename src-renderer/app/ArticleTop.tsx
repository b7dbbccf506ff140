import type { Article } from '../../src-core/model/article.ts';
import { PrintedNotes } from '../features/annotations/PrintedNotes.tsx';
import { ArticleHeader } from '../features/reader/ArticleHeader.tsx';
import { ReviewLine } from '../features/review/ReviewLine.tsx';
import { StoryLine } from '../features/stories/StoryLine.tsx';
import type { AppServices } from '../services/app-services.ts';
import type { ArticleSheet } from './ArticleSheets.tsx';
import type { useArticleAnnotations } from './use-article-annotations.ts';
import type { Tellings } from './use-tellings.ts';

interface ArticleTopProps {
  readonly services: AppServices;
  readonly article: Article;
  readonly tellings: Tellings;
  readonly notes: Pick<ReturnType<typeof useArticleAnnotations>, 'settle' | 'items'>;
  readonly onShow: (sheet: ArticleSheet) => void;
  readonly onReview: () => void;
  readonly onWholePage: () => void;
  readonly onStar: (starred: boolean) => void;
  readonly onExport: () => void;
  readonly onRemove: (title: string) => void;
}

/** What stands above the text: title and facts, and the line about other tellings and versions. */
export function ArticleTop(props: ArticleTopProps) {
  const { services, article, tellings, notes, onShow } = props;
  const waiting = notes.items.filter(({ annotation }) => (annotation.check ?? null) !== null).length;
  return (
    <>
      <ArticleHeader
        article={article}
        onEdit={() => onShow({ type: 'correct' })}
        onProvenance={() => onShow({ type: 'provenance' })}
        onWholePage={props.onWholePage}
        onStar={props.onStar}
        onStatus={(status) => void notes.settle(services.library.setStatus(article.id, status))}
        onExport={props.onExport}
        onRemove={() => props.onRemove(article.title)}
      />
      <StoryLine
        tellings={tellings.story.length}
        offers={tellings.offers.length}
        versions={tellings.versions.length}
        onStory={() => onShow({ type: 'story' })}
        onVersions={() => onShow({ type: 'versions' })}
      />
      <ReviewLine count={waiting} onReview={props.onReview} />
      <PrintedNotes items={notes.items} language={article.language} />
    </>
  );
}
