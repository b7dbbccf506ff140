import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../architecture/read-tree.ts';

/** Paths a document names: link targets, and code spans that look like a path of the project. */
function namedPaths(markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((found) => found[1] ?? '');
  const spans = [
    ...markdown.matchAll(/`((?:src-core|src-renderer|src-main|test|scripts|assets|docs)\/[\w./<>*-]*)`/g),
  ].map((found) => found[1] ?? '');
  return [...links, ...spans].filter((path) => !/[<>*]/.test(path));
}

function namedScripts(markdown: string): string[] {
  return [...markdown.matchAll(/npm (?:run (?:--silent )?)([a-z]+)/g)].map((found) => found[1] ?? '');
}

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

describe.each(['README.md', 'ARCHITECTURE.md'])('%s', (name) => {
  const text = readFileSync(join(PROJECT_ROOT, name), 'utf8');

  it('names only paths that exist', () => {
    const paths = namedPaths(text);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(PROJECT_ROOT, path)))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    expect(namedScripts(text).filter((script) => !scripts.includes(script))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('has at most 120 lines', () => {
    expect(
      readFileSync(join(PROJECT_ROOT, 'ARCHITECTURE.md'), 'utf8').split('\n').length,
    ).toBeLessThanOrEqual(121);
  });
});
