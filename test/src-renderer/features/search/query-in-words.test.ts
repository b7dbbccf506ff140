import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src-core/search/query-grammar.ts';
import { printQuery } from '../../../../src-core/search/print-query.ts';
import { queryInWords, storiesIn } from '../../../../src-renderer/features/search/query-in-words.ts';
import { de } from '../../../../src-renderer/i18n/de.ts';
import { en } from '../../../../src-renderer/i18n/en.ts';
import type { Texts } from '../../../../src-renderer/i18n/text.ts';

const texts = (language: 'en' | 'de'): Texts => ({
  language,
  t: (key, values) => i18next.getFixedT(language)(key, values ?? {}),
});
const said = (query: string, language: 'en' | 'de' = 'en'): string =>
  queryInWords(printQuery(parseQuery(query).node), texts(language));

describe('what was run, in words', () => {
  beforeAll(() =>
    i18next.init({
      lng: 'en',
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: { en: { translation: en }, de: { translation: de } },
    }),
  );

  it.each([
    ['minister', 'minister'],
    ['minister präsident', 'minister and präsident'],
    ['a OR b OR c', 'a, b, or c'],
    ['(a OR b) c', '(a or b) and c'],
    ['"no comment" -title:x', '“no comment”, without x in the title'],
    ['-manöver soldat lang:de', 'soldat, without manöver, in German'],
    [
      'sold* m?ster word~2',
      'words beginning with sold, words like m?ster, and word with up to 2 typing errors',
    ],
    ['date:2024', 'published in 2024'],
    ['date:2024-10', 'published in October 2024'],
    ['date:2024-01', 'published in January 2024'],
    ['date:2024-10-05', 'published on October 5, 2024'],
    ['date:2024-10..', 'published since October 2024'],
    ['date:..2023', 'published until 2023'],
    ['date:2022..2023', 'published from 2022 to 2023'],
    ['date:2024-10..2024-12', 'published from October 2024 to December 2024'],
    ['saved:2024-10-03..', 'added since October 3, 2024'],
    ['age:<2w', 'published in the last 14 days'],
    ['site:"Der Spiegel" author:"Anna Kurz"', 'from Der Spiegel, by Anna Kurz'],
    ['topic:"DVRK/Truppen" color:yellow', 'coded with DVRK/Truppen, highlighted in yellow'],
    ['in:annotation has:note is:unread', 'only highlights and notes, with a note of yours, not read yet'],
    [
      'nordkorea* NEAR/10 (soldat* OR truppen) -manöver date:2024-10.. lang:de',
      'words beginning with nordkorea within 10 words of (words beginning with soldat or truppen), without manöver, published since October 2024, in German',
    ],
    ['"a b"~5', '“a b” with at most 5 other words between'],
    ['/19[0-9]{2}/ match-case:US', 'words that fit /19[0-9]{2}/ and exactly “US”'],
  ])('%s', (query, words) => {
    expect(said(query)).toBe(words);
  });

  it('are German in a German window', () => {
    expect(said('nordkorea* NEAR/10 (soldat* OR truppen) -manöver date:2024-10.. lang:de', 'de')).toBe(
      'mit nordkorea beginnende Wörter höchstens 10 Wörter entfernt von (mit soldat beginnende Wörter oder truppen), ohne manöver, erschienen seit Oktober 2024, Sprache: Deutsch',
    );
    expect(said('date:2024-10 in:annotation', 'de')).toBe(
      'erschienen im Oktober 2024, nur Hervorhebungen und Notizen',
    );
  });

  it('names a story by the title of its leading article, and by no identifier', () => {
    const storyName = (id: string): string | null => (id === '01AB' ? 'Die Brücke' : null);
    const inWords = (query: string): string =>
      queryInWords(printQuery(parseQuery(query).node), { ...texts('en'), storyName });
    expect(inWords('story:01AB brücke')).toContain('articles of the story “Die Brücke”');
    expect(inWords('story:01CD')).toBe('articles of one story');
    expect(storiesIn('brücke (story:01AB OR -story:01CD)')).toEqual(['01AB', '01CD']);
  });
});
