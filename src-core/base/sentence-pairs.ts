/** The two sentences of an error in each language: what happened, and what to do. */
export type SentencePairs = Readonly<Record<'en' | 'de', readonly [what: string, todo: string]>>;
