import type { PageDocument, PageElement } from './page-tree.ts';

/** What we use of Readability's answer. */
export interface ReadabilityArticle {
  readonly title: string | null | undefined;
  readonly content: PageElement | null | undefined;
  readonly byline: string | null | undefined;
  readonly siteName: string | null | undefined;
  readonly length: number | null | undefined;
}

/** Mozilla's article finder; changes the document it is given. */
export class Readability {
  constructor(
    document: PageDocument,
    options: {
      readonly serializer: (element: PageElement) => PageElement;
      readonly disableJSONLD?: boolean;
      readonly keepClasses?: boolean;
      readonly charThreshold?: number;
      readonly maxElemsToParse?: number;
      readonly nbTopCandidates?: number;
      readonly linkDensityModifier?: number;
    },
  );
  parse(): ReadabilityArticle | null;
  /** Whether an element has neither text nor anything else but line breaks and rules. */
  _isElementWithoutContent(node: PageElement): boolean;
  /** Share of an element's characters that is linked; links within the page count 0.3. */
  _getLinkDensity(element: PageElement): number;
}
