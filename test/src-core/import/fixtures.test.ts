import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeImport } from './describe-import.ts';

const folder = fileURLToPath(new URL('../../fixtures/import/', import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('each importer case comes out as its expected.json promises', () => {
  test.for(cases.map((entry) => entry.name))('%s', async (name) => {
    const files = readdirSync(join(folder, name));
    const source = files.find((file) => file.startsWith('source.'));
    expect(source, 'a case has a source file').toBeDefined();
    const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
    const bytes = readFileSync(join(folder, name, source!));
    expect(await describeImport(source!, bytes, name.startsWith('pasted'))).toEqual(expected);
  });
});
