import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT_WARNINGS } from '../../src-core/import/import-warning.ts';
import { de } from '../../src-renderer/i18n/de.ts';
import { en } from '../../src-renderer/i18n/en.ts';
import { PROJECT_ROOT, readTree } from '../architecture/read-tree.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('have the same placeholders in every sentence', () => {
    for (const [key, text] of Object.entries(en)) {
      expect([key, ...placeholders(de[key as keyof typeof en])]).toEqual([key, ...placeholders(text)]);
    }
  });

  it('say every warning of an importer in words, and none that no importer gives', () => {
    const said = Object.keys(en).filter((key) => key.startsWith('warning.') && key !== 'warning.other');
    expect(said.sort()).toEqual(IMPORT_WARNINGS.map((code) => `warning.${code}`).sort());
  });

  it('have no sentence that nobody says', () => {
    const literals = new Set<string>();
    const beginnings = new Set<string>();
    for (const [path, source] of readTree()) {
      if (!path.startsWith('src-') || /i18n\/(?:en|de)\b/.test(path)) continue;
      for (const [, text = ''] of source.matchAll(/'([\w.-]+)'/g)) literals.add(text);
      for (const [, text = ''] of source.matchAll(/`(\w[\w.]*\.)\$\{/g)) beginnings.add(text);
    }
    const keys = Object.keys(en).map((key) => key.replace(/_(?:one|other)$/, ''));
    const unsaid = keys.filter(
      (key) => !literals.has(key) && ![...beginnings].some((each) => key.startsWith(each)),
    );
    expect(unsaid).toEqual([]);
  });

  it('name every command that can be undone', () => {
    const folder = join(PROJECT_ROOT, 'src-renderer', 'services', 'commands');
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const names = sources.flatMap((source) => [
      ...[...source.matchAll(/\bname: '([a-z ]+)'/g)].map((match) => match[1]),
      ...[...source.matchAll(/patchRecord\(([^,]+),/g)].flatMap((call) =>
        [...(call[1] ?? '').matchAll(/'([a-z ]+)'/g)].map((match) => match[1]),
      ),
    ]);
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !Object.hasOwn(en, `command.${name}`))).toEqual([]);
  });
});
