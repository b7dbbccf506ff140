import type { AnnotationId, ArticleId, LinkId, TopicId } from '../base/id.ts';

/** What a link may start or end at. */
export type LinkEnd =
  | { readonly kind: 'annotation'; readonly id: AnnotationId }
  | { readonly kind: 'article'; readonly id: ArticleId }
  | { readonly kind: 'topic'; readonly id: TopicId };

export type LinkType =
  | 'about'
  | 'supports'
  | 'contradicts'
  | 'same-event'
  | 'quotes'
  | 'translates'
  /** article–article: tellings of one story. Stories are what hangs together by these, so that any journals can be merged. */
  | 'same-story'
  /** article–article: someone looked, and they are not. */
  | 'not-same-story';

/** annotation–topic and article–topic ("about"), annotation–annotation with a type. */
export interface Link {
  readonly id: LinkId;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly type: LinkType;
  /** ISO 8601 UTC. */
  readonly created: string;
}
