import { expect, test } from 'vitest';
import { importBytes } from '../import-bytes.ts';
import { makeEndlessPdf } from './make-endless-pdf.ts';

test('a page that writes without end costs itself and the pages behind it, long before its time is over', async () => {
  const sentence = 'The harbour was closed for three days after the storm.';
  const [item] = await importBytes('endless.pdf', makeEndlessPdf(0, sentence));
  if (item?.ok !== true) throw new Error(item?.error.code);
  expect(item.value.document.text).toContain(sentence);
  expect(item.value.warnings).toContain('pages-unreadable');
});
