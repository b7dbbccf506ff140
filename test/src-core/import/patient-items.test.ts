import { expect, test } from 'vitest';
import { appError } from '../../../src-core/base/error-code.ts';
import { failure } from '../../../src-core/base/result.ts';
import type { ImportedItems } from '../../../src-core/import/imported-article.ts';
import { bytesSource } from '../../../src-core/import/byte-source.ts';
import { breathingSource, patientItems, type Within } from '../../../src-core/import/patient-items.ts';

const soon: Within = (value) =>
  Promise.race([value, new Promise<null>((resolve) => setTimeout(() => resolve(null), 5))]);

test('a parser that reads on without an article shows that it lives, and gives the article when it comes', async () => {
  let read = 0;
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const items = (async function* (): ImportedItems {
    await gate;
    yield failure(appError('file-empty'));
  })();
  const patient = patientItems(items, () => (read += 1), soon);
  expect(await patient.next()).toBe('working');
  expect(await patient.next()).toBe('working');
  go();
  expect(await patient.next()).toMatchObject({ done: false, value: { ok: false } });
  expect(await patient.next()).toMatchObject({ done: true });
});

test('a parser that reads nothing shows nothing', async () => {
  const items = (async function* (): ImportedItems {
    await new Promise((resolve) => setTimeout(resolve, 60));
    yield failure(appError('file-empty'));
  })();
  expect(await patientItems(items, () => 0, soon).next()).toMatchObject({ done: false });
});

test('reading much from memory lets other work have its turn', async () => {
  let turns = 0;
  const bytes = new Uint8Array(40 << 20);
  const source = breathingSource(bytesSource(bytes), () => {
    turns += 1;
    return Promise.resolve();
  });
  for (let at = 0; at < bytes.length; at += 1 << 20)
    expect((await source.read(at, at + (1 << 20))).length).toBe(1 << 20);
  expect(turns).toBe(4);
});
