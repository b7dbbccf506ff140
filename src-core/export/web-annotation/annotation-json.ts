/**
 * What this program writes of the Web Annotation Data Model (W3C Recommendation, 23 February 2017). What came with an annotation
 * from elsewhere stands beside that, as it came.
 */
export interface AnnotationJson {
  readonly '@context': unknown;
  readonly id: string;
  readonly type: unknown;
  readonly motivation: unknown;
  readonly created: string;
  readonly modified: string;
  /** The annotation that this one was imported from, and those that it names itself. */
  readonly via?: unknown;
  readonly stylesheet?: unknown;
  readonly body?: readonly unknown[];
  readonly target: TargetJson;
}

export interface BodyJson {
  readonly type: 'TextualBody';
  readonly purpose: 'commenting' | 'tagging';
  readonly format: 'text/markdown' | 'text/plain';
  readonly value: string;
}

/** What an annotation's colour stands for. */
export interface ClassJson {
  readonly type: 'SpecificResource';
  readonly purpose: 'classifying';
  readonly source: { readonly id: string; readonly type: 'skos:Concept'; readonly label: string };
}

interface TargetJson {
  readonly type: unknown;
  readonly source: SourceJson;
  readonly styleClass?: unknown;
  readonly state?: unknown;
  readonly selector?: readonly unknown[];
}

export interface SourceJson {
  readonly id: string;
  readonly type: unknown;
  readonly format?: string;
  readonly language?: string;
  readonly 'dcterms:title': string;
  /** Hash of its original, by which the same file is found in another notebook. */
  readonly 'dcterms:identifier'?: string;
}

export type SelectorJson =
  | {
      readonly type: 'TextQuoteSelector';
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
    }
  /** In code points. */
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number }
  | { readonly type: 'FragmentSelector'; readonly conformsTo: string; readonly value: string };

/** A page of annotations; the first lies within its collection and names no context of its own. */
export interface PageJson {
  readonly '@context'?: string;
  readonly id: string;
  readonly type: 'AnnotationPage';
  readonly partOf: { readonly id: string; readonly label: string; readonly total: number };
  readonly startIndex: number;
  readonly next?: string;
  readonly prev?: string;
  readonly items: readonly AnnotationJson[];
}

export interface CollectionJson {
  readonly '@context': string;
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly generator: { readonly id: string; readonly type: 'Software'; readonly name: string };
  readonly generated: string;
  readonly total: number;
  readonly first?: PageJson;
  readonly last?: string;
}
