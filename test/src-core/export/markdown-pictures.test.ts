import { expect, test } from 'vitest';
import { writeDocument } from '../../../src-core/export/markdown/write-document.ts';
import { buildDocument } from '../../../src-core/text/document-builder.ts';

test('pictures are named where they stand, and linked to rather than embedded, so that nothing is fetched', () => {
  const paragraph = (raw: string) => ({ type: 'paragraph' as const, raw, marks: [] });
  const document = buildDocument(
    [
      { ...paragraph('One.'), figures: [{ alt: 'The *old* bridge', source: 'https://a.example/b (1).jpg' }] },
      { ...paragraph('Two.'), figures: [{ alt: '', source: 'data:image/png#1' }] },
      { ...paragraph(''), figures: [{ alt: 'Last', source: 'x_files/c.png' }] },
    ],
    'en',
  );
  expect(writeDocument(document, [], 'Picture')).toBe(
    [
      '*[Picture: The \\*old\\* bridge](https://a.example/b%20%281%29.jpg)*',
      'One.',
      '*Picture*',
      'Two.',
      '*Picture: Last*',
    ].join('\n\n'),
  );
});
