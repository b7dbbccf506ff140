import lunr from 'lunr';
import support from 'lunr-languages/lunr.stemmer.support.js';
import german from 'lunr-languages/lunr.de.js';
import fc from 'fast-check';
import type { IndexDocument, SearchField } from '../../../src-core/search/search-types.ts';
import { VOCABULARY } from './index-samples.ts';

for (const [name, plugin] of Object.entries({ stemmerSupport: support, de: german })) {
  if (!(name in lunr)) (plugin as (to: typeof lunr) => void)(lunr);
}
const stemmers = {
  en: lunr.stemmer,
  de: (lunr as unknown as { de: { stemmer: lunr.PipelineFunction } }).de.stemmer,
};

/** A query as a tree, its text, and what it means when every record is read through word by word. */
export interface NaiveQuery {
  readonly text: string;
  readonly matches: (document: IndexDocument, languages: readonly string[]) => boolean;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll('ß', 'ss');
}

function stem(word: string, language: string): string {
  const folded = fold(word);
  if (/\d/u.test(folded) || !(language in stemmers)) return folded;
  const pipeline = new lunr.Pipeline();
  pipeline.add(stemmers[language as keyof typeof stemmers]);
  return pipeline.runString(folded)[0] ?? folded;
}

/** Whether words standing one behind the other in a run pass the tests, one test for each. */
function anywhere(
  document: IndexDocument,
  field: SearchField | null,
  tests: readonly ((word: string, language: string) => boolean)[],
): boolean {
  return document.runs.some((run) => {
    if (field !== null && run.field !== field) return false;
    const words = run.text.split(' ').filter((word) => word !== '');
    return words.some((_, at) =>
      tests.every((test, step) => at + step < words.length && test(words[at + step] as string, run.language)),
    );
  });
}

/** All ways to write a word's umlauts and what could stand for one. */
function spellings(word: string): string[] {
  const site = /^(.*?)(ae|oe|ue|[äöüaou])(.*)$/u.exec(word);
  if (site === null) return [word];
  const [, before = '', found = '', behind = ''] = site;
  const ways = [...'aäoöuü'].includes(found)
    ? { a: 'a', ä: 'a', o: 'o', ö: 'o', u: 'u', ü: 'u' }[found]
    : found.charAt(0);
  const umlaut = { a: 'ä', o: 'ö', u: 'ü' }[ways ?? ''] ?? '';
  return spellings(behind).flatMap((rest) =>
    [ways, umlaut, `${ways}e`].map((written) => `${before}${written}${rest}`),
  );
}

function sameStem(wanted: string, languages: readonly string[]): (word: string, language: string) => boolean {
  const written = languages.includes('de') ? spellings(fold(wanted)) : [wanted];
  const stems = new Set(languages.flatMap((language) => written.map((one) => stem(one, language))));
  return (word, language) => stems.has(stem(word, language));
}

/** Hyphenated words are taken as they are written. */
function oneStem(wanted: string, languages: readonly string[]): (word: string, language: string) => boolean {
  const stems = new Set(languages.map((language) => stem(wanted, language)));
  return (word, language) => stems.has(stem(word, language));
}

const word = fc.constantFrom(...VOCABULARY);
const leaf: fc.Arbitrary<NaiveQuery> = fc.oneof(
  {
    weight: 4,
    arbitrary: word.map((text): NaiveQuery => ({
      text,
      matches: (document, languages) => anywhere(document, null, [sameStem(text, languages)]),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((words): NaiveQuery => ({
      text: `"${words.join(' ')}"`,
      matches: (document) =>
        anywhere(
          document,
          null,
          words.map((wanted) => (found) => fold(found) === fold(wanted)),
        ),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(word, fc.integer({ min: 1, max: 7 })).map(([whole, units]): NaiveQuery => {
      const start = whole.slice(0, units);
      return {
        text: `${start}*`,
        matches: (document) => anywhere(document, null, [(found) => fold(found).startsWith(fold(start))]),
      };
    }),
  },
  {
    weight: 1,
    arbitrary: word.map((text): NaiveQuery => ({
      text: `title:${text}`,
      matches: (document, languages) => anywhere(document, 'title', [sameStem(text, languages)]),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(word, word).map(([first, second]): NaiveQuery => ({
      text: `${first}-${second}`,
      matches: (document, languages) =>
        anywhere(document, null, [oneStem(first, languages), oneStem(second, languages)]),
    })),
  },
);

/** Random queries over the sample vocabulary. */
export const naiveQuery: fc.Arbitrary<NaiveQuery> = fc.letrec<{ query: NaiveQuery; part: NaiveQuery }>(
  (tie) => ({
    part: fc.oneof(
      { depthSize: 'small' },
      { weight: 5, arbitrary: leaf },
      {
        weight: 2,
        arbitrary: leaf.map(({ text, matches }): NaiveQuery => ({
          text: `-${text}`,
          matches: (document, languages) => !matches(document, languages),
        })),
      },
      {
        weight: 2,
        arbitrary: fc.array(leaf, { minLength: 2, maxLength: 3 }).map((parts): NaiveQuery => ({
          text: parts.map(({ text }) => text).join(' OR '),
          matches: (document, languages) => parts.some(({ matches }) => matches(document, languages)),
        })),
      },
      {
        weight: 1,
        arbitrary: tie('query').map(({ text, matches }): NaiveQuery => ({ text: `(${text})`, matches })),
      },
      {
        weight: 1,
        arbitrary: tie('query').map(({ text, matches }): NaiveQuery => ({
          text: `-(${text})`,
          matches: (document, languages) => !matches(document, languages),
        })),
      },
    ),
    query: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      text: parts.map(({ text }) => text).join(' '),
      matches: (document: IndexDocument, languages: readonly string[]) =>
        parts.every(({ matches }) => matches(document, languages)),
    })),
  }),
).query;

/** Languages of all runs. */
export function languagesOf(documents: readonly IndexDocument[]): string[] {
  return [...new Set(documents.flatMap(({ runs }) => runs.map(({ language }) => language)))];
}
