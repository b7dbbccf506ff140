import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeLines } from '../../../src-core/journal/decode-lines.ts';
import { record } from '../../../src-core/journal/reducer.ts';
import {
  sampleAnnotation,
  sampleArticle,
  sampleDocument,
  sampleId,
  sampleLink,
  sampleTopic,
} from '../model/sample-records.ts';
import { stateAfter, visibleRecords } from './visible-records.ts';

/** Written once by the version that introduced the format; never written again. A new format adds a file. */
const sample = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url)));

it('a journal of format 1 still opens with every record', () => {
  const { lines, damaged, end } = decodeLines(sample('format-1.jsonl'));
  expect(damaged).toEqual([]);
  expect(end).toBe(sample('format-1.jsonl').length);
  const state = stateAfter(lines.map(({ transaction }) => transaction));
  expect(Object.keys(visibleRecords(state))).toHaveLength(7);
  expect(record(state, 'article', sampleArticle(1).id)).toEqual(
    sampleArticle(1, { title: 'Berichtigt', status: 'reading' }),
  );
  expect(record(state, 'document', sampleDocument(1).id)?.location).toMatchObject({ offset: 0, length: 120 });
  expect(record(state, 'annotation', sampleAnnotation(1).id)?.note).toBe('„Notiz“ 🙂');
  expect(record(state, 'topic', sampleTopic(1).id)).toEqual(sampleTopic(1));
  expect(record(state, 'link', sampleLink(1).id)).toBeNull();
  expect(record(state, 'session', sampleId('session', 1))?.readingOffset).toBe(12);
  expect(record(state, 'event', sampleId('event', 1))?.values).toEqual({ query: 'truppen' });
});
