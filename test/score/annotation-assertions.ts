import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { followsSchema, type Schema } from './json-schema.ts';

/** One of W3C's assertions about annotations, pages or collections. */
export interface Assertion {
  /** Its path in the set: "annotations/3.1-annotationIdValidated.json". */
  readonly name: string;
  readonly about: 'annotation' | 'page' | 'collection';
  readonly type: 'must' | 'should' | 'may';
  readonly holds: (value: unknown) => boolean;
}

/** Reads the assertions of W3C's tests of the Web Annotation model below a folder. */
export function annotationAssertions(folder: string): readonly Assertion[] {
  const read = (path: string): Schema => JSON.parse(readFileSync(path, 'utf8')) as Schema;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const definitions = new Map(
    paths.filter((path) => path.includes('/definitions/')).map((path) => [basename(path), read(path)]),
  );
  return paths
    .filter((path) => !path.includes('/definitions/'))
    .map((path) => {
      const name = relative(folder, path);
      const schema = read(path);
      return {
        name,
        about: name.includes('/pages/')
          ? 'page'
          : name.startsWith('collections')
            ? 'collection'
            : 'annotation',
        type: schema['assertionType'] as Assertion['type'],
        holds: (value) => followsSchema(value, schema, definitions),
      };
    });
}
