import { describe, expect, test } from 'vitest';
import { asId, type AnnotationId } from '../../../src-core/base/id.ts';
import { meantColours, type MeantColours } from '../../../src-core/import/meant-colours.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { ColourMeanings } from '../../../src-core/model/colour-meaning.ts';
import { annotatedSample } from '../../score/annotated-sample.ts';

const NOW = '2026-11-23T10:00:00.000Z';

function brought(
  each: readonly (readonly [AnnotationColour, string])[],
  there: ColourMeanings,
): MeantColours & { readonly colours: readonly string[] } {
  const [sample] = annotatedSample('Wort', '', [
    { start: 0, end: 4, note: '', colour: 0, topics: [] },
  ]).annotations;
  if (sample === undefined) throw new Error('no sample');
  const ids = each.map((_, index) => asId<AnnotationId>(`a${String(index)}`));
  const ops = ids.map((id, index): Operation => {
    const record = { ...sample.annotation, id, colour: each[index]?.[0] ?? 'yellow' };
    return { op: 'put', kind: 'annotation', id, record };
  });
  const tagged = ids.map((annotationId, index) => ({
    annotationId,
    topics: [],
    meaning: each[index]?.[1] ?? '',
  }));
  const meant = meantColours(ops, tagged, there, NOW);
  const colours = meant.ops.flatMap((op) =>
    op.op === 'put' && op.kind === 'annotation' ? [op.record.colour] : [],
  );
  return { ...meant, colours };
}

describe('meanings of colours that come with annotations', () => {
  test('are given to colours that have none', () => {
    const { ops, named, colours } = brought(
      [
        ['red', 'Frage'],
        ['red', 'frage'],
      ],
      { blue: 'x' },
    );
    expect(colours).toEqual(['red', 'red']);
    expect(named).toEqual(['red']);
    expect(ops.slice(2)).toEqual([
      { op: 'put', kind: 'colour', id: 'red', record: { id: 'red', meaning: 'Frage', modified: NOW } },
    ]);
  });

  test('lead to the colour that means the same here', () => {
    const { ops, colours, named } = brought([['red', 'Frage']], { red: 'Tatsache', green: 'FRAGE' });
    expect([colours, named, ops.length]).toEqual([['green'], [], 1]);
  });

  test('that no colour here can take become topics, so that they are not read as something else', () => {
    const long = 'x'.repeat(41);
    const { tagged, named } = brought(
      [
        ['red', 'Frage'],
        ['blue', long],
      ],
      { red: 'Tatsache' },
    );
    expect(tagged.map(({ topics }) => topics)).toEqual([['Frage'], [long]]);
    expect(named).toEqual([]);
  });
});
