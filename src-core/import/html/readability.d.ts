import type { HtmlDocument, HtmlElement } from './html-node.ts';

/** What we use of Readability's answer. */
export interface ReadabilityArticle {
  readonly title: string | null | undefined;
  readonly content: HtmlElement | null | undefined;
  readonly byline: string | null | undefined;
  readonly siteName: string | null | undefined;
  readonly length: number | null | undefined;
}

/** Mozilla's article finder; changes the document it is given. */
export class Readability {
  constructor(
    document: HtmlDocument,
    options: {
      readonly serializer: (element: HtmlElement) => HtmlElement;
      readonly disableJSONLD?: boolean;
      readonly keepClasses?: boolean;
      readonly charThreshold?: number;
      readonly maxElemsToParse?: number;
      readonly nbTopCandidates?: number;
      readonly linkDensityModifier?: number;
    },
  );
  parse(): ReadabilityArticle | null;
}
