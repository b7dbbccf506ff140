import { success } from '../../../src-core/base/result.ts';
import type { ArticleDocument } from '../../../src-core/model/document.ts';
import type { ArticleInput, IndexHost } from './protocol.ts';

/** Reads article documents for the index; the last ones that were asked for singly stay in memory. */
export interface DocumentSource {
  /** In the order asked for. A document that is damaged counts as empty: its article is still found by its metadata. */
  readonly readMany: (inputs: readonly ArticleInput[]) => Promise<readonly ArticleDocument[]>;
  readonly read: (input: ArticleInput) => Promise<ArticleDocument>;
}

/** Documents of one request to the host. */
const AT_ONCE = 200;
const KEPT = 32;

/** Stands for a document that cannot be read. */
export const NO_TEXT: ArticleDocument = { text: '', language: 'und', blocks: [], marks: [], figures: [] };

function parse(json: string | undefined): ArticleDocument {
  try {
    return json === undefined ? NO_TEXT : (JSON.parse(json) as ArticleDocument);
  } catch {
    return NO_TEXT;
  }
}

/** Reads through the host. */
export function createDocumentSource(host: Pick<IndexHost, 'readDocuments'>): DocumentSource {
  const kept = new Map<string, ArticleDocument>();

  const readStored = async (inputs: readonly ArticleInput[]): Promise<readonly ArticleDocument[]> => {
    const locations = inputs.flatMap(({ document }) => document.location ?? []);
    const answer =
      locations.length === inputs.length
        ? await host.readDocuments({ locations })
        : success({ documents: [] });
    if (answer.ok && answer.value.documents.length === inputs.length)
      return answer.value.documents.map(parse);
    if (inputs.length <= 1) return inputs.map(() => NO_TEXT);
    // One of them is damaged: halving finds it in a few steps and keeps the others together.
    const middle = inputs.length >> 1;
    return [...(await readStored(inputs.slice(0, middle))), ...(await readStored(inputs.slice(middle)))];
  };

  const readMany: DocumentSource['readMany'] = async (inputs) => {
    const stored = inputs.filter(({ json }) => json === null);
    const read = new Map<ArticleInput, ArticleDocument>();
    for (let from = 0; from < stored.length; from += AT_ONCE) {
      const portion = stored.slice(from, from + AT_ONCE);
      const documents = await readStored(portion);
      portion.forEach((input, index) => read.set(input, documents[index] ?? NO_TEXT));
    }
    return inputs.map((input) => read.get(input) ?? parse(input.json ?? undefined));
  };

  return {
    readMany,
    read: async (input) => {
      const { id } = input.document;
      const known = kept.get(id);
      kept.delete(id);
      const document = known ?? (await readMany([input]))[0] ?? NO_TEXT;
      // What could not be read now may be readable next time.
      if (document !== NO_TEXT) kept.set(id, document);
      const oldest = kept.keys().next();
      if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value);
      return document;
    },
  };
}
