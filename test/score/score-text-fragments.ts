import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findTextDirective,
  readTextDirectives,
  textDirectiveOf,
  writeTextDirective,
} from '../../src-core/anchor/text-fragment.ts';
import { isWordBound } from '../../src-core/anchor/word-bounds.ts';
import { PAGE_CASES, WORD_CASES } from './fragment-cases.ts';
import { importWholePage } from './import-whole-page.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

/** Words of the passages that are named on each page. */
const LENGTHS = [1, 3, 8, 30, 90];

/** What the polyfill's tests say a directive finds, and whether each passage of their pages is found by the directive that names it. */
export async function scoreTextFragments(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(options.dataDir, 'annotations', 'text-fragments-polyfill');
  if (!existsSync(folder)) return [];
  const wrong: string[] = [];
  let cases = 0;
  const check = (name: string, is: boolean): void => {
    cases += 1;
    if (!is) wrong.push(name);
  };
  for (const [page, expected] of Object.entries(PAGE_CASES)) {
    const text = await importWholePage(join(folder, 'unit', `${page}.html`));
    for (const [directive, words] of expected)
      check(`${page} ${directive}`, found(text, `text=${directive}`) === words);
  }
  for (const [text, words, isFound] of WORD_CASES) {
    const directive = { prefix: '', start: words, end: '', suffix: '' };
    check(`${words} in ${text}`, (findTextDirective(text, directive) !== null) === isFound);
  }
  const driven = join(folder, 'data-driven', 'input');
  for (const name of await readdir(join(driven, 'test-params'))) {
    const { htmlFileName, selectedText, highlightText } = JSON.parse(
      await readFile(join(driven, 'test-params', name), 'utf8'),
    ) as Record<'htmlFileName' | 'selectedText' | 'highlightText', string>;
    const text = await importWholePage(join(driven, 'html', htmlFileName));
    const start = text.indexOf(selectedText);
    const directive = textDirectiveOf(text, { start, end: start + selectedText.length });
    check(name, directive !== null && found(text, writeTextDirective(directive)) === highlightText);
  }
  const line = { cases, right: cases - wrong.length, share: share(cases - wrong.length, cases), wrong };
  return [
    { set: 'text-fragments', ...line },
    { set: 'text-fragments named', ...(await named(folder)) },
  ];
}

function found(text: string, directive: string): string | null {
  const [read] = readTextDirectives(`#:~:${directive}`);
  const place = read === undefined ? null : findTextDirective(text, read);
  return place === null ? null : text.slice(place.start, place.end).replace(/\s+/gu, ' ');
}

/** Names passages on all pages and looks for them by their names. */
async function named(folder: string): Promise<Readonly<Record<string, unknown>>> {
  let cases = 0;
  let right = 0;
  for (const name of await readdir(join(folder, 'unit'))) {
    const text = await importWholePage(join(folder, 'unit', name));
    const bounds = Array.from({ length: text.length }, (_, at) => at).filter((at) => isWordBound(text, at));
    for (const [index, start] of bounds.entries())
      for (const length of LENGTHS) {
        const end = bounds[index + length];
        const passage = text.slice(start, end);
        if (end === undefined || passage.trim() !== passage || !/[\p{L}\p{N}]/u.test(passage)) continue;
        const directive = textDirectiveOf(text, { start, end });
        const [read] = directive === null ? [] : readTextDirectives(`#:~:${writeTextDirective(directive)}`);
        const place = read === undefined ? null : findTextDirective(text, read);
        cases += 1;
        if (place?.start === start && place.end === end) right += 1;
      }
  }
  return { cases, right, share: share(right, cases) };
}

function share(part: number, all: number): number {
  return all === 0 ? 0 : Math.round((part / all) * 10_000) / 10_000;
}
