import { expect, it } from 'vitest';
import { languageTag, writtenIn } from '../../../src-renderer/ui/written-in.ts';

it('names the language of words, tells the two ways of writing Chinese apart, and nothing where it is unknown', () => {
  expect(writtenIn('de', 'Die Würde des Menschen')).toEqual({ lang: 'de', dir: 'auto' });
  expect(writtenIn('und')).toEqual({ lang: '', dir: 'auto' });
  expect(languageTag('zh', '人人有資格享受本宣言所載的一切權利和自由，這些權利')).toBe('zh-Hant');
  expect(languageTag('zh', '人人有资格享有本宣言所载的一切权利和自由，这些权利')).toBe('zh');
  expect(languageTag('zh', '山水')).toBe('zh');
  expect(languageTag('ja', '国会議事堂を見學する')).toBe('ja');
});
