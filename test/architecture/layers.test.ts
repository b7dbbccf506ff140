import { describe, expect, it } from 'vitest';
import { checkLayers, type ViolationKind } from './check-layers.ts';
import { LAYERS } from './layers.ts';
import { readTree } from './read-tree.ts';

const kinds = (files: Record<string, string>): ViolationKind[] =>
  checkLayers(new Map(Object.entries(files))).map((violation) => violation.kind);

describe('the import table', () => {
  it('holds for every file of the project', () => {
    expect(checkLayers(readTree())).toEqual([]);
  });

  it('names folders only below one of the rooms, each once', () => {
    const folders = LAYERS.map((layer) => layer.folder);
    expect(new Set(folders).size).toBe(folders.length);
    for (const layer of LAYERS)
      expect(layer.folder).toMatch(/^(src-core|src-renderer|src-main|scripts|test)/);
  });
});

describe('the check of the import table', () => {
  const base = { 'src-core/base/result.ts': 'export const one = 1;' };

  it('accepts what the table allows', () => {
    expect(
      kinds({
        ...base,
        'src-core/model/article.ts': "import { one } from '../base/result.ts'; export const two = one + 1;",
      }),
    ).toEqual([]);
  });

  it('finds an import from a folder that the layer must not see', () => {
    expect(
      kinds({
        'src-core/search/rank.ts': 'export const rank = 1;',
        'src-core/base/id.ts': "import { rank } from '../search/rank.ts'; export const id = rank;",
      }),
    ).toEqual(['import']);
  });

  it('finds a type-only import from a folder that the layer must not see', () => {
    expect(
      kinds({
        'src-core/search/rank.ts': 'export type Rank = 1;',
        'src-core/base/id.ts': "import type { Rank } from '../search/rank.ts'; export const id: Rank = 1;",
      }),
    ).toEqual(['import']);
  });

  it('finds a feature that imports another feature', () => {
    expect(
      kinds({
        'src-renderer/features/topics/Tree.tsx': 'export const tree = 1;',
        'src-renderer/features/reader/Page.tsx':
          "import { tree } from '../topics/Tree.tsx'; export const page = tree;",
      }),
    ).toEqual(['import']);
  });

  it('finds a worker entry that the layer must not start', () => {
    expect(
      kinds({
        'src-renderer/store/entry.ts': 'export const a = 1;',
        'src-renderer/ui/start.ts': "export const url = new URL('../store/entry.ts', import.meta.url);",
      }),
    ).toEqual(['import']);
  });

  it('finds a package outside the folder where it lives', () => {
    expect(
      kinds({
        'src-renderer/features/library/rows.ts': "import Dexie from 'dexie'; export const x = Dexie;",
      }),
    ).toEqual(['package']);
    expect(
      kinds({
        'src-core/base/read.ts': "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
      }),
    ).toEqual(['package']);
    expect(kinds({ 'src-main/host/shell.ts': "export const x = import('electron');" })).toEqual(['package']);
  });

  it('finds a file that no row of the table places', () => {
    expect(kinds({ 'src-core/helpers/misc.ts': 'export const a = 1;' })).toEqual(['unplaced']);
    expect(kinds({ 'lib/misc.ts': 'export const a = 1;' })).toEqual(['unplaced']);
  });

  it('finds a cycle among value imports', () => {
    expect(
      kinds({
        'src-core/base/a.ts': "import { b } from './b.ts'; export const a = () => b;",
        'src-core/base/b.ts': "import { a } from './a.ts'; export const b = () => a;",
      }),
    ).toEqual(['cycle']);
  });

  it('finds an import of a file that does not exist', () => {
    expect(kinds({ 'src-core/base/a.ts': "import { b } from './gone.ts'; export const a = b;" })).toEqual([
      'unresolved',
    ]);
  });

  it.each([
    ['src-core/text/a.ts', 'export const a = Date.now();'],
    ['src-core/text/a.ts', 'export const a = new Date();'],
    ['src-core/text/a.ts', 'export const a = Math.random();'],
    ['src-core/text/a.ts', 'console.log(1); export {};'],
    ['src-core/text/a.ts', 'declare const fetch: (url: string) => void; export const a = fetch;'],
    ['src-core/text/a.ts', 'export const a = globalThis;'],
    ['src-core/text/a.ts', 'export const a = typeof document;'],
    ['src-renderer/features/reader/a.ts', 'export const a = indexedDB;'],
    ['src-renderer/services/a.ts', "export const a = fetch('/x');"],
    ['src-renderer/ui/a.ts', 'export const a = process.env;'],
    ['src-main/host/a.ts', 'export const a = window;'],
    ['src-renderer/app/a.ts', "export const a = eval('1');"],
  ])('finds a global that the room must not see: %s %s', (file, source) => {
    expect(kinds({ [file]: source })).toEqual(['global']);
  });

  it('does not take a local name, a property or a dated Date for a global', () => {
    expect(
      kinds({
        'src-core/text/a.ts':
          'export function f(document: { text: string }, at: number) { return { fetch: document.text, when: new Date(at).toISOString() }; }',
      }),
    ).toEqual([]);
  });

  it.each([
    ['src-renderer/ui/a.tsx', "export const a = (e: Element) => { e.innerHTML = '<b>'; };"],
    ['src-renderer/ui/a.tsx', "export const a = <p dangerouslySetInnerHTML={{ __html: '' }} />;"],
  ])('finds markup made live: %s %s', (file, source) => {
    expect(kinds({ [file]: source })).toEqual(['markup']);
  });
});
