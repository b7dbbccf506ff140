import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AppError, ErrorCode } from '../../src-core/base/error-code.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';
import { createParsePool, type ParsePool } from '../../src-main/cli/parse-pool.ts';
import { expectedWords, type Expected } from './formats/expected-words.ts';
import { formatOfPath, type FormatOfPath } from './formats/format-of-path.ts';
import { comparedWords, wordAgreement, wordRecall } from './formats/word-agreement.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

/** Share of words that must agree with somebody else's reader. */
const ENOUGH = 0.95;
/** Codes that say no more than that it did not work: for a format that the product claims to read, each is a fault. */
const UNNAMED: ReadonlySet<ErrorCode> = new Set([
  'parser-failed',
  'parser-timeout',
  'file-binary',
  'file-encoding-invalid',
  'file-format-unknown',
]);

/** What came of one file. */
interface Outcome {
  readonly articles: readonly ImportedArticle[];
  readonly errors: readonly AppError[];
}

interface Tally {
  files: number;
  articles: number;
  good: number;
  readonly importers: Record<string, number>;
  readonly refused: Record<string, number>;
  readonly agreements: number[];
  /** Path and faults. */
  readonly failing: [string, string][];
}

/** Every file of import-formats through the product: text and title, or a reason by name; agreement with expected output. */
export async function scoreFormats({ dataDir, only }: ScoreOptions): Promise<readonly ScoreLine[]> {
  const root = join(dataDir, 'import-formats');
  if (!existsSync(root)) return [];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
  const all = new Set(paths);
  const tallies = new Map<string, Tally>();
  const pool = createParsePool(1);
  for (const path of paths) {
    const kind = formatOfPath(path);
    if (kind === null || !path.includes(only)) continue;
    const tally = tallies.get(kind.format) ?? newTally();
    tallies.set(kind.format, tally);
    const outcome = await importFile(pool, root, path);
    count(tally, outcome, path, kind, expectedWords(root, path, all));
  }
  await pool.close();
  const sorted = [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...sorted.flatMap(([format, { failing }]) =>
      failing.map(([file, why]) => ({ set: 'formats', format, file, why })),
    ),
    ...sorted.map(([format, tally]) => lineOf(format, tally)),
    lineOf('all', sum(sorted.map(([, tally]) => tally))),
  ];
}

function newTally(): Tally {
  return { files: 0, articles: 0, good: 0, importers: {}, refused: {}, agreements: [], failing: [] };
}

function add(counts: Record<string, number>, key: string, times: number): void {
  counts[key] = (counts[key] ?? 0) + times;
}

function sum(tallies: readonly Tally[]): Tally {
  const total = newTally();
  for (const { files, articles, good, importers, refused, agreements, failing } of tallies) {
    total.files += files;
    total.articles += articles;
    total.good += good;
    for (const [name, times] of Object.entries(importers)) add(total.importers, name, times);
    for (const [code, times] of Object.entries(refused)) add(total.refused, code, times);
    total.agreements.push(...agreements);
    total.failing.push(...failing);
  }
  return total;
}

async function importFile(pool: ParsePool, root: string, path: string): Promise<Outcome> {
  const bytes = await readFile(join(root, path));
  const articles: ImportedArticle[] = [];
  const errors: AppError[] = [];
  for await (const item of pool.parse({ name: basename(path), path: join(root, path), bytes }))
    if (item.ok) articles.push(item.value);
    else errors.push(item.error);
  return { articles, errors };
}

function count(
  tally: Tally,
  { articles, errors }: Outcome,
  path: string,
  { claimed, structured }: FormatOfPath,
  expected: Expected | null,
): void {
  tally.files += 1;
  tally.articles += articles.length;
  for (const { importer } of articles) add(tally.importers, importer, 1);
  for (const { code } of errors) add(tally.refused, code, 1);
  const faults = errors
    .filter(
      ({ code, values }) =>
        UNNAMED.has(code) &&
        ((claimed && !isForeignEntry(values['file'] ?? '', path)) ||
          code === 'parser-failed' ||
          code === 'parser-timeout'),
    )
    .map(({ code, values }) => `${code} ${values['reason'] ?? values['kind'] ?? ''}`.trim());
  if (
    structured &&
    articles.length > 0 &&
    articles.every(({ importer, part }) => importer === 'plain-text' && part === null)
  )
    faults.push('read as plain text');
  if (articles.some(({ metadata }) => metadata.title.trim() === '')) faults.push('no title');
  if (articles.length === 0 && errors.length === 0) faults.push('nothing came of it');
  if (expected !== null && articles.length > 0) {
    const agreement = bestAgreement(expected, articles);
    tally.agreements.push(agreement);
    if (agreement < ENOUGH) faults.push(`${(100 * agreement).toFixed(1)} % of the words`);
  }
  if (faults.length === 0 && articles.length > 0) tally.good += 1;
  if (faults.length > 0) tally.failing.push([path, [...new Set(faults)].join('; ')]);
}

/** What lies in an archive need not be read because the archive is: a data base in a zip is refused by its name. */
function isForeignEntry(file: string, path: string): boolean {
  return file !== '' && file !== basename(path) && formatOfPath(file)?.claimed !== true;
}

/** Readers differ in whether a title of the properties and texts in place of pictures belong to the text. */
function bestAgreement({ words, whole }: Expected, articles: readonly ImportedArticle[]): number {
  const measure = whole ? wordAgreement : wordRecall;
  const texts = articles.map(({ document }) => document.text).join('\n');
  const alts = articles.flatMap(({ document }) => document.figures.map(({ alt }) => alt)).join('\n');
  const titles = articles
    .filter(({ metadata, document }) => !document.text.includes(metadata.title))
    .map(({ metadata }) => metadata.title)
    .join('\n');
  const found = [texts, `${texts}\n${alts}`, `${titles}\n${texts}`, `${titles}\n${texts}\n${alts}`];
  return Math.max(...words.flatMap((each) => found.map((text) => measure(each, comparedWords(text)))));
}

function lineOf(
  format: string,
  { files, articles, good, importers, refused, agreements, failing }: Tally,
): ScoreLine {
  const mean = agreements.reduce((sum, each) => sum + each, 0) / agreements.length;
  return {
    set: 'formats',
    format,
    files,
    good,
    failing: failing.length,
    articles,
    importers,
    refused,
    ...(agreements.length === 0
      ? {}
      : {
          compared: agreements.length,
          agreement: Number(mean.toFixed(4)),
          below: agreements.filter((each) => each < ENOUGH).length,
        }),
  };
}
