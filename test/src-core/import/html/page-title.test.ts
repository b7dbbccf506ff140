import { expect, test } from 'vitest';
import { cleanTitle, withoutSuffix } from '../../../../src-core/import/html/metadata/page-title.ts';

test.for([
  ['Hafen bekommt Dock | Küstenblatt', 'Küstenblatt', 'Hafen bekommt Dock'],
  ['Hafen bekommt Dock - kuestenblatt.example', 'kuestenblatt.example', 'Hafen bekommt Dock'],
  ['Küstenblatt: Hafen', 'Küstenblatt', 'Küstenblatt: Hafen'],
  ['Küstenblatt » Hafen bekommt Dock', 'Küstenblatt', 'Hafen bekommt Dock'],
  ['Ost-West-Streit – was nun?', 'Küstenblatt', 'Ost-West-Streit – was nun?'],
] as const)('"%s" of %s is titled "%s"', ([title, site, expected]) => {
  expect(cleanTitle(title, site, [])).toBe(expected);
});

test('the page’s own headline settles where the title ends', () => {
  expect(cleanTitle('Hafen bekommt Dock - Lokales - Nachrichten', '', ['Hafen bekommt Dock'])).toBe(
    'Hafen bekommt Dock',
  );
});

test('a short last part of a browser title is the outlet, a long one is not', () => {
  expect(withoutSuffix('Keeping bees on a roof - The Quiet Garden')).toBe('Keeping bees on a roof');
  expect(withoutSuffix('Bees - a short history of the animals that made our gardens')).toBe(
    'Bees - a short history of the animals that made our gardens',
  );
});
