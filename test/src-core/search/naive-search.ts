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

const stemmed = new Map<string, string>();

function stem(word: string, language: string): string {
  const key = `${language} ${word}`;
  let found = stemmed.get(key);
  if (found === undefined) stemmed.set(key, (found = runStemmer(word, language)));
  return found;
}

function runStemmer(word: string, language: string): string {
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

type WordTest = (word: string, language: string) => boolean;

interface NaiveOperand {
  readonly text: string;
  /** Words it takes at each of its places, one behind the other. */
  readonly tests: (languages: readonly string[]) => readonly (readonly WordTest[])[];
  readonly field: SearchField | null;
}

const operandLeaf: fc.Arbitrary<NaiveOperand> = fc.oneof(
  word.map((text): NaiveOperand => ({
    text,
    field: null,
    tests: (languages) => [[sameStem(text, languages)]],
  })),
  word.map((text): NaiveOperand => ({
    text: `body:${text}`,
    field: 'body',
    tests: (languages) => [[sameStem(text, languages)]],
  })),
  fc.tuple(word, fc.integer({ min: 1, max: 5 })).map(([whole, units]): NaiveOperand => {
    const start = fold(whole.slice(0, units));
    return { text: `${start}*`, field: null, tests: () => [[(found) => fold(found).startsWith(start)]] };
  }),
  fc.tuple(word, word).map(([a, b]): NaiveOperand => ({
    text: `"${a} ${b}"`,
    field: null,
    tests: () => [[(found) => fold(found) === fold(a), (found) => fold(found) === fold(b)]],
  })),
  word.map((text): NaiveOperand => {
    const start = fold(text).slice(0, 2);
    return {
      text: `/${start}[a-zäöü]+/`,
      field: null,
      tests: () => [[(found) => new RegExp(`^${start}[a-zäöü]+$`, 'u').test(fold(found))]],
    };
  }),
);
const operand: fc.Arbitrary<readonly NaiveOperand[]> = fc.oneof(
  operandLeaf.map((one) => [one]),
  fc.array(operandLeaf, { minLength: 2, maxLength: 3 }),
);

/** Whether spans of each operand form a chain in one run: every combination is tried. */
function isChain(
  document: IndexDocument,
  operands: readonly (readonly NaiveOperand[])[],
  distances: readonly number[],
  languages: readonly string[],
): boolean {
  return document.runs.some((run) => {
    const words = run.text.split(' ').filter((found) => found !== '');
    const spans = operands.map((alternatives) =>
      alternatives.flatMap(({ tests, field }) =>
        field !== null && field !== run.field
          ? []
          : tests(languages).flatMap((steps) =>
              words.flatMap((_, at) =>
                at + steps.length <= words.length &&
                steps.every((test, step) => test(words[at + step] as string, run.language))
                  ? [[at, at + steps.length - 1] as const]
                  : [],
              ),
            ),
      ),
    );
    const goesOn = (index: number, [start, end]: readonly [number, number]): boolean =>
      index === spans.length - 1 ||
      (spans[index + 1] ?? []).some((other) => {
        const between = other[0] > end ? other[0] - end - 1 : start - other[1] - 1;
        return between >= 0 && between <= (distances[index] as number) && goesOn(index + 1, other);
      });
    return (spans[0] ?? []).some((span) => goesOn(0, span));
  });
}

/** Chains of NEAR over words, prefixes, regular expressions, phrases and groups of them. */
export const naiveNear: fc.Arbitrary<NaiveQuery> = fc
  .tuple(
    fc.array(operand, { minLength: 2, maxLength: 3 }),
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }),
  )
  .map(([operands, distances]): NaiveQuery => ({
    text: operands
      .map((alternatives, index) => {
        const texts = alternatives.map(({ text }) => text);
        const printed = texts.length === 1 ? texts[0] : `(${texts.join(' OR ')})`;
        return index === 0 ? printed : `NEAR/${distances[index - 1]} ${printed}`;
      })
      .join(' '),
    matches: (document, languages) => isChain(document, operands, distances, languages),
  }));

/** `"a b"~n`: some stretch of at most so many words holds each word as often as it is named. */
export const naiveSloppy: fc.Arbitrary<NaiveQuery> = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([wanted, others]): NaiveQuery => ({
    text: `"${wanted.join(' ')}"~${others}`,
    matches: (document) =>
      document.runs.some((run) => {
        const words = run.text.split(' ').map(fold);
        return words.some((_, from) => {
          const left = words.slice(from, from + wanted.length + others);
          return wanted.map(fold).every((one) => {
            const at = left.indexOf(one);
            if (at >= 0) left.splice(at, 1);
            return at >= 0;
          });
        });
      }),
  }));

/** Random queries over the sample vocabulary. */
export const naiveQuery: fc.Arbitrary<NaiveQuery> = fc.letrec<{ query: NaiveQuery; part: NaiveQuery }>(
  (tie) => ({
    part: fc.oneof(
      { depthSize: 'small' },
      { weight: 5, arbitrary: leaf },
      { weight: 1, arbitrary: naiveNear },
      { weight: 1, arbitrary: naiveSloppy },
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
