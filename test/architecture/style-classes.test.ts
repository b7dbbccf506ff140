import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from './read-tree.ts';

const RENDERER = join(PROJECT_ROOT, 'src-renderer');
const files = readdirSync(RENDERER, { recursive: true }).map(String);
const sources = files
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(RENDERER, name), 'utf8'));

/** Classes that a module has for its own use. */
function definedIn(sheet: string): ReadonlySet<string> {
  const selectors = sheet
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/:global\([^)]*\)|'[^']*'|"[^"]*"|url\([^)]*\)/g, '');
  return new Set([...selectors.matchAll(/\.([A-Za-z_][\w-]*)(?=[^{};]*\{)/g)].map((match) => match[1] ?? ''));
}

/** Classes of the module that sources name; `isAll` = one asks for a class by a name that is only known as it runs. */
function usedOf(module: string): { readonly used: ReadonlySet<string>; readonly isAll: boolean } {
  const used = new Set<string>();
  let isAll = false;
  for (const source of sources) {
    const own = new RegExp(`import (\\w+) from '[^']*/${module.replaceAll('.', '\\.')}'`).exec(source)?.[1];
    if (own === undefined) continue;
    isAll ||= source.includes(`${own}[`);
    for (const [, name = ''] of source.matchAll(new RegExp(`\\b${own}\\.(\\w+)`, 'g'))) used.add(name);
  }
  return { used, isAll };
}

test('every class of a style sheet is used, and every class that is used is in its sheet', () => {
  const wrong = files
    .filter((name) => name.endsWith('.module.css'))
    .flatMap((name) => {
      const defined = definedIn(readFileSync(join(RENDERER, name), 'utf8'));
      const { used, isAll } = usedOf(basename(name));
      return [
        ...[...defined]
          .filter((each) => !isAll && !used.has(each))
          .map((each) => `${name}: nobody uses .${each}`),
        ...[...used].filter((each) => !defined.has(each)).map((each) => `${name}: there is no .${each}`),
      ];
    });
  expect(wrong).toEqual([]);
});
