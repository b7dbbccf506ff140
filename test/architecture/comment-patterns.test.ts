import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from './read-tree.ts';

test('no pattern skips comments in a row: it has exponentially many ways to fail, markupStart has one', () => {
  const files = readdirSync(join(PROJECT_ROOT, 'src-core'), { recursive: true }).map(String);
  const guilty = files.filter(
    (name) =>
      name.endsWith('.ts') &&
      /<!--\[\^[^\]]*\](?:\*|\{[\d,]+\})\?-->[^/]{0,40}\)[*+]/u.test(
        readFileSync(join(PROJECT_ROOT, 'src-core', name), 'utf8'),
      ),
  );
  expect(guilty).toEqual([]);
});
