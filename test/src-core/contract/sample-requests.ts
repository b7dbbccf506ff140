import type { TransactionId } from '../../../src-core/base/id.ts';
import type { HostRequest } from '../../../src-core/contract/host-api.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import {
  sampleAnnotation,
  sampleArticle,
  sampleContent,
  sampleDocument,
  sampleId,
  sampleSha256,
} from '../model/sample-records.ts';

/** An import batch of articles first … first + count − 1, with documents and originals. */
export function importRequest(first: number, count: number): HostRequest<'append'> {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return {
    draft: {
      tx: sampleId('import', first) as TransactionId,
      command: 'import',
      ops: numbers.flatMap((number): Operation[] => {
        const article = sampleArticle(number);
        const document = sampleDocument(number);
        return [
          { op: 'put', kind: 'document', id: document.id, record: document },
          { op: 'put', kind: 'article', id: article.id, record: article },
        ];
      }),
    },
    documents: numbers.map((number) => ({
      id: sampleDocument(number).id,
      json: JSON.stringify(sampleContent(number)),
    })),
    originals: numbers.map((number) => ({
      sha256: sampleSha256(`original ${number}`),
      bytes: new Uint8Array(Buffer.from(`original ${number}`)),
      extension: 'html',
    })),
  };
}

/** A small command: one annotation with a note. */
export function annotateRequest(number: number, note = `Notiz ${number}`): HostRequest<'append'> {
  const annotation = sampleAnnotation(number, { note });
  return {
    draft: {
      tx: sampleId('annotate', number) as TransactionId,
      command: 'annotate',
      ops: [{ op: 'put', kind: 'annotation', id: annotation.id, record: annotation }],
    },
    documents: [],
    originals: [],
  };
}
