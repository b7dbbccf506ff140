import { expect, test } from 'vitest';
import { gluedWords } from '../../../src-core/text/glued-words.ts';

function partsOf(text: string): string[][] {
  return gluedWords(text).map(({ start, end, cuts }) => {
    const bounds = [start, ...cuts, end];
    return bounds.slice(1).map((to, index) => text.slice(bounds[index], to));
  });
}

test.each([
  ['Sie überwachenInstitut und Staat', ['überwachen', 'Institut']],
  ['MinisterPräsident', ['Minister', 'Präsident']],
  ['(endeteAm)', null],
  ['endeteAlso', ['endete', 'Also']],
  ['Tatbestand1Die Parteien', ['Tatbestand', '1', 'Die']],
  ['Vertrag12', ['Vertrag', '12']],
  ['2Der Kläger', ['2', 'Der']],
  ['größteÄnderung', ['größte', 'Änderung']],
  ['gro\u0308ßteA\u0308nderung', ['gro\u0308ßte', 'A\u0308nderung']],
  ['příštíŠkola', ['příští', 'Škola']],
  ['словоСлово', ['слово', 'Слово']],
  ['einsZweiDrei', ['eins', 'Zwei', 'Drei']],
  ['JavaScript', ['Java', 'Script']],
])('the glued word in "%s" is %j', (text, parts) => {
  expect(partsOf(text)).toEqual(parts === null ? [] : [parts]);
});

test.each([
  'iPhone',
  'McDonald',
  'GmbH',
  'eBay',
  'CO2',
  'H1N1',
  'A320',
  'LehrerInnen',
  'USA',
  'mRNA',
  'pH',
  'Nordkorea',
  'G20',
  'B2B',
  'kWh',
  'Straße',
  '2024',
  'x1234567',
  'Vertrag123456',
  'HTMLElement',
])('%s is whole', (word) => {
  expect(partsOf(`Das ${word} hier.`)).toEqual([]);
});

test('glued words are found in order, several in a text', () => {
  expect(partsOf('einsZwei und dreiVier, fünf sechsSieben')).toEqual([
    ['eins', 'Zwei'],
    ['drei', 'Vier'],
    ['sechs', 'Sieben'],
  ]);
});
