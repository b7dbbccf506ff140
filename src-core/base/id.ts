/**
 * Branded identifiers: plain strings at run time, not interchangeable for the compiler.
 * New ones come from the edges (host, renderer); the core never draws random numbers.
 */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type NotebookId = Brand<'NotebookId'>;
/** One installation that writes one journal of a notebook. */
export type DeviceId = Brand<'DeviceId'>;
export type TransactionId = Brand<'TransactionId'>;
export type ArticleId = Brand<'ArticleId'>;
export type DocumentId = Brand<'DocumentId'>;
export type AnnotationId = Brand<'AnnotationId'>;
export type TopicId = Brand<'TopicId'>;
export type LinkId = Brand<'LinkId'>;
export type QueryId = Brand<'QueryId'>;
export type SessionId = Brand<'SessionId'>;
export type EventId = Brand<'EventId'>;
/** 64 lower-case hexadecimal digits. */
export type Sha256 = Brand<'Sha256'>;

/** Draws fresh identifiers; given by the edges, seeded in tests. The string is 26 characters of Crockford base 32. */
export type NewId = () => string;

/** Gives a string its brand; the caller vouches that it is such an identifier. */
export function asId<Id extends string>(text: string): Id {
  return text as Id;
}

/** What every identifier from outside must look like: it names records, and devices also name folders. */
export const ID_SHAPE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
