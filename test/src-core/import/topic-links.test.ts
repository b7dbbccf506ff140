import { describe, expect, test } from 'vitest';
import { asId, type AnnotationId, type TopicId } from '../../../src-core/base/id.ts';
import { topicLinks } from '../../../src-core/import/topic-links.ts';
import type { Topic } from '../../../src-core/model/topic.ts';

const NOW = '2026-01-02T03:04:05.000Z';
const counter = (): (() => string) => {
  let next = 0;
  return () => `new${String((next += 1)).padStart(8, '0')}`;
};
const topic = (
  id: string,
  name: string,
  parentId: string | null,
  aliases: readonly string[] = [],
): Topic => ({
  id: asId<TopicId>(id),
  parentId: parentId === null ? null : asId<TopicId>(parentId),
  name,
  aliases,
  definition: '',
  colour: 'red',
  created: NOW,
});
const annotation = asId<AnnotationId>('annotation1');

describe('topics of imported annotations', () => {
  test('are found by name or alias wherever they stand, and are made once where there are none', () => {
    const there = [topic('top', 'Krieg', null), topic('below', 'Truppen', 'top', ['troops'])];
    const other = asId<AnnotationId>('annotation2');
    const { ops, created } = topicLinks(
      [
        { annotationId: annotation, topics: ['TROOPS', 'truppen', 'Neu', 'Krieg/Front'] },
        { annotationId: other, topics: ['neu', '  ', '/'] },
      ],
      there,
      counter(),
      NOW,
    );
    const topics = ops.flatMap((op) => (op.op === 'put' && op.kind === 'topic' ? [op.record] : []));
    const links = ops.flatMap((op) => (op.op === 'put' && op.kind === 'link' ? [op.record] : []));
    expect(topics.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['Neu', null],
      ['Front', 'top'],
    ]);
    expect(created).toEqual(topics.map(({ id }) => id));
    expect(links.map(({ from, to, type }) => [from.id, to.id, type])).toEqual([
      [annotation, 'below', 'about'],
      [annotation, topics[0]!.id, 'about'],
      [annotation, topics[1]!.id, 'about'],
      [other, topics[0]!.id, 'about'],
    ]);
  });
});
