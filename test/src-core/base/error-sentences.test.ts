import { describe, expect, it } from 'vitest';
import { appError } from '../../../src-core/base/error-code.ts';
import type { ErrorCode } from '../../../src-core/base/error-code.ts';
import { ERROR_SENTENCES, errorSentences } from '../../../src-core/base/error-sentences.ts';
import { germanValue } from '../../../src-core/base/german-values.ts';
import { readTree } from '../../architecture/read-tree.ts';

const CODES = Object.keys(ERROR_SENTENCES) as ErrorCode[];

/** Names of the values a code's sentences speak of. */
function placeholders(code: ErrorCode): Set<string> {
  const { en, de } = ERROR_SENTENCES[code];
  return new Set(
    [...en, ...de].flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')),
  );
}

/** Every `appError('code', { … })` of the sources whose values are written out: file, code, names of the values. */
function raisedErrors(): {
  readonly file: string;
  readonly code: string;
  readonly values: readonly string[];
}[] {
  const found = [];
  for (const [file, source] of readTree()) {
    if (!file.startsWith('src-')) continue;
    for (const [, code, written] of source.matchAll(/appError\(\s*'([a-z-]+)'(?:,\s*(\{[^}]*\}|[^)]*))?/g)) {
      if (
        code === undefined ||
        (written !== undefined && (!written.startsWith('{') || written.includes('...')))
      )
        continue;
      const values = [...(written ?? '').matchAll(/[{,]\s*(\w+)/g)].map((name) => name[1] ?? '');
      found.push({ file, code, values });
    }
  }
  return found;
}

/** Where the report puts the file's name in afterwards (`named` in services/import/import-report.ts). */
const NAMED_LATER = /^src-renderer\/(?:services|workers)\/import\//;

describe('the sentences of errors', () => {
  it.each(CODES)('%s: two plain sentences in each language, which speak of the same values', (code) => {
    const { en, de } = ERROR_SENTENCES[code];
    for (const sentence of [...en, ...de]) expect(sentence).toMatch(/^[\p{Lu}{“„].*\.$/u);
    const names = (pair: readonly string[]): string[] =>
      [...pair.join(' ').matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort();
    expect(new Set(names(de))).toEqual(new Set(names(en)));
  });

  it('get every value they speak of wherever an error is raised', () => {
    const raised = raisedErrors();
    expect(raised.length).toBeGreaterThan(20);
    const missing = raised.flatMap(({ file, code, values }) =>
      [...placeholders(code as ErrorCode)]
        .filter((name) => !values.includes(name) && !(name === 'file' && NAMED_LATER.test(file)))
        .map((name) => `${file}: ${code} without ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('name a kind of file in the language of the sentence', () => {
    const error = appError('file-binary', { file: 'a.txt', kind: 'binary data' });
    expect(errorSentences(error, 'de').what).toBe('a.txt ist kein Text, sondern Binärdaten.');
    expect(errorSentences(error, 'en').what).toBe('a.txt is not text but binary data.');
    const row = appError('file-row-invalid', { file: 'a.csv', row: '7', reason: '3 cells instead of 4' });
    expect(errorSentences(row, 'de').what).toBe(
      'Zeile 7 von a.csv ist kein gültiger Artikel (3 Zellen statt 4).',
    );
    const pdf = appError('file-binary', { file: 'a.txt', kind: 'PDF' });
    expect(errorSentences(pdf, 'de').what).toBe('a.txt ist kein Text, sondern PDF.');
  });

  it('give every reason that stands in an importer in German, too, and quote what a library says', () => {
    const reasons = [...readTree()].flatMap(([file, text]) =>
      file.startsWith('src-core/import/')
        ? [...text.matchAll(/(?:reason:?|reason =|damage:?|damage =|rowError\([^'\n]*,) '([^']+)'/gu)].map(
            ([, reason = '']) => reason,
          )
        : [],
    );
    expect(reasons.length).toBeGreaterThan(25);
    expect(reasons.filter((reason) => germanValue(reason, true).startsWith('Meldung'))).toEqual([]);
    const said = (reason: string): string =>
      errorSentences(appError('file-damaged', { file: 'a.zip', reason }), 'de').what;
    expect(said('a record cannot be unpacked: it is cut short')).toBe(
      'a.zip ist beschädigt: ein Eintrag lässt sich nicht auspacken: das Ende fehlt.',
    );
    expect(said('bad thing at 7')).toBe('a.zip ist beschädigt: Meldung: „bad thing at 7“.');
  });

  it('leave no bracket behind where a value is missing', () => {
    expect(errorSentences(appError('internal'), 'en').what).toBe('Something went wrong inside Florilegium.');
  });
});
