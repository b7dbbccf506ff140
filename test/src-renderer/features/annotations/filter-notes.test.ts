import { describe, expect, it } from 'vitest';
import { asId } from '../../../../src-core/base/id.ts';
import type { AnnotationColour } from '../../../../src-core/model/annotation.ts';
import { filterNotes, NO_FILTER } from '../../../../src-renderer/features/annotations/filter-notes.ts';
import type { AnnotationWithTopics } from '../../../../src-renderer/services/app-services.ts';

const NOW = Date.UTC(2024, 10, 10);

function item(
  id: string,
  colour: AnnotationColour,
  day: number,
  words: string,
  topic?: string,
): AnnotationWithTopics {
  return {
    annotation: {
      id: asId(id),
      articleId: asId('article'),
      documentId: asId('document'),
      quote: { type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: Number(id) * 10, end: Number(id) * 10 + 5 },
      colour,
      note: `note ${id}`,
      created: new Date(Date.UTC(2024, 10, day)).toISOString(),
      modified: '',
    },
    topics:
      topic === undefined
        ? []
        : [
            {
              linkId: asId(`link-${id}`),
              topic: {
                id: asId(topic),
                parentId: null,
                name: topic,
                aliases: [],
                definition: '',
                colour: 'blue',
                created: '',
              },
            },
          ],
  };
}

const ITEMS = [
  item('1', 'yellow', 9, 'Die Flüsse', 'Wasser'),
  item('2', 'red', 1, 'Das Ufer', 'Wasser'),
  item('3', 'yellow', 5, 'Die Brücke'),
];
const ids = (...rest: Parameters<typeof filterNotes>): string[] =>
  filterNotes(...rest).map(({ annotation }) => annotation.id);

describe('the list of notes', () => {
  it('is narrowed by colour, topic, words and age together', () => {
    expect(ids(ITEMS, NO_FILTER, 'position', NOW)).toEqual(['1', '2', '3']);
    expect(ids(ITEMS, { ...NO_FILTER, colours: new Set(['yellow']) }, 'position', NOW)).toEqual(['1', '3']);
    const wet = { ...NO_FILTER, topicId: asId<never>('Wasser') };
    expect(ids(ITEMS, wet, 'position', NOW)).toEqual(['1', '2']);
    expect(ids(ITEMS, { ...wet, colours: new Set(['yellow']) }, 'position', NOW)).toEqual(['1']);
    expect(ids(ITEMS, { ...NO_FILTER, days: 7 }, 'position', NOW)).toEqual(['1', '3']);
  });

  it('finds words of quote, note and topic, with or without their dots', () => {
    expect(ids(ITEMS, { ...NO_FILTER, text: 'flusse' }, 'position', NOW)).toEqual(['1']);
    expect(ids(ITEMS, { ...NO_FILTER, text: 'WASSER note' }, 'position', NOW)).toEqual(['1', '2']);
    expect(ids(ITEMS, { ...NO_FILTER, text: 'ufer brücke' }, 'position', NOW)).toEqual([]);
  });

  it('is sorted by age either way, and never changes what it was given', () => {
    expect(ids(ITEMS, NO_FILTER, 'newest', NOW)).toEqual(['1', '3', '2']);
    expect(ids(ITEMS, NO_FILTER, 'oldest', NOW)).toEqual(['2', '3', '1']);
    expect(ITEMS.map(({ annotation }) => annotation.id)).toEqual(['1', '2', '3']);
  });
});
