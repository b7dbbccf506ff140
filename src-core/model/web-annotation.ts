import { asId, ID_SHAPE, type AnnotationId, type ArticleId, type DocumentId } from '../base/id.ts';

/** The context that all Web Annotations name; it is a name and never fetched. */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

type UrnKind = 'annotation' | 'article' | 'document' | 'collection' | 'page' | 'colour';

/** A name for one of the notebook's things that is the same everywhere. */
export function urnOf(kind: UrnKind, id: string): string {
  return `urn:florilegium:${kind}:${id}`;
}

interface UrnIds {
  readonly annotation: AnnotationId;
  readonly article: ArticleId;
  readonly document: DocumentId;
}

/** The identifier in such a name; null where it is another kind of name. */
export function idInUrn<Kind extends keyof UrnIds>(kind: Kind, urn: string): UrnIds[Kind] | null {
  const start = urnOf(kind, '');
  const id = urn.startsWith(start) ? urn.slice(start.length) : '';
  return ID_SHAPE.test(id) ? asId<UrnIds[Kind]>(id) : null;
}
