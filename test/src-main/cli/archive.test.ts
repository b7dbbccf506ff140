import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reutersArticles } from '../../bench/reuters.ts';
import { sharedData } from '../../shared-data.ts';
import { createCliFolder, jsonLines, type CliFolder } from './run-cli.ts';

const PAGES = sharedData('article-extraction', 'dev', 'html');
const REUTERS = sharedData('reuters21578', 'sgm');

let folder: CliFolder;
beforeEach(() => {
  folder = createCliFolder();
  mkdirSync(folder.path('in'));
});
afterEach(() => folder.remove());

describe('a real archive', () => {
  it.skipIf(PAGES === null || REUTERS === null)(
    'imports all saved pages and a thousand news items in one batch, with a reason for every failure, and answers a search over them',
    async () => {
      const pages = readdirSync(PAGES ?? '').filter((name) => /\.html(?:\.gz)?$/.test(name));
      expect(pages.length).toBeGreaterThan(50);
      for (const name of pages) {
        const stored = readFileSync(join(PAGES ?? '', name));
        const page = name.endsWith('.gz') ? gunzipSync(stored) : stored;
        writeFileSync(folder.path('in', name.replace(/\.gz$/, '')), page);
      }
      const items = [];
      for (const item of reutersArticles(REUTERS ?? '')) {
        if (items.length === 1000) break;
        items.push(JSON.stringify(item));
      }
      writeFileSync(folder.path('in', 'reuters.jsonl'), items.join('\n'));

      const run = await folder.run('import', folder.path('notebook'), folder.path('in'), '--json');
      const rows = jsonLines(run.out);
      expect(rows).toHaveLength(pages.length + 1);
      for (const row of rows) {
        const errors = row['errors'] as { readonly code: string; readonly message: string }[];
        expect(row['outcome'] === 'imported' || errors.length > 0, String(row['file'])).toBe(true);
        for (const error of errors) expect(error.message).toMatch(/^\S.*\. \S.*\.$/);
      }
      const archive = rows.find((row) => String(row['file']).endsWith('reuters.jsonl'));
      expect(Number(archive?.['imported']) + Number(archive?.['failed'])).toBe(1000);
      expect(rows.filter((row) => row['outcome'] === 'imported').length).toBeGreaterThanOrEqual(pages.length);

      const search = await folder.run(
        'search',
        folder.path('notebook'),
        'oil',
        '-coffee',
        '--json',
        '--limit',
        '5',
      );
      const [answer] = jsonLines(search.out);
      expect(answer?.['total']).toBeGreaterThan(10);
      expect((answer?.['hits'] as { readonly snippets: readonly string[] }[])[0]?.snippets.join(' ')).toMatch(
        /oil/i,
      );
      expect((await folder.run('verify', folder.path('notebook'))).code).toBe(0);
    },
    240_000,
  );
});
