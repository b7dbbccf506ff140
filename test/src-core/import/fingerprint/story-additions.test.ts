import { describe, expect, test } from 'vitest';
import { storyAdditions } from '../../../../src-core/import/fingerprint/story-additions.ts';
import type { ArticleDocument } from '../../../../src-core/model/document.ts';
import { buildDocument } from '../../../../src-core/text/document-builder.ts';

const sample = (lines: readonly string[]): ArticleDocument =>
  buildDocument(
    lines.map((raw) => ({ type: 'paragraph', raw, marks: [] })),
    'de',
  );

const SOLDIERS =
  'Nordkorea hat rund 10.000 Soldaten nach Russland verlegt, teilte der Geheimdienst in Seoul mit.';
const REWRITE = 'Rund 10.000 Soldaten habe Nordkorea nach Russland verlegt, so der Geheimdienst aus Seoul.';
const KURSK = 'Die Truppen sollen schon bald in der Region Kursk an der Front kämpfen.';
const REACTION = 'Der Kreml wies die Berichte am Abend als frei erfunden zurück.';
const DETAIL = 'Mehrere Frachter brachten Munition aus dem Hafen Rason nach Wladiwostok.';

describe('what a telling adds', () => {
  test('are the sentences that no other has, neighbours together', () => {
    const additions = storyAdditions(sample([`${SOLDIERS} ${KURSK}`, `${REACTION} ${DETAIL}`]), [
      sample([REWRITE]),
      sample([`Zuvor war anderes gemeldet worden. ${KURSK}`]),
    ]);
    expect(additions.map(({ text }) => text)).toEqual([`${REACTION} ${DETAIL}`]);
  });

  test('is nothing for a copy, and everything where there is no other', () => {
    const document = sample([SOLDIERS, KURSK]);
    expect(storyAdditions(document, [sample([KURSK, SOLDIERS])])).toEqual([]);
    expect(storyAdditions(document, []).map(({ text }) => text)).toEqual([SOLDIERS, KURSK]);
  });

  test('are ranges of the text', () => {
    const document = sample([SOLDIERS, REACTION]);
    for (const { start, end, text } of storyAdditions(document, [sample([SOLDIERS])]))
      expect(document.text.slice(start, end)).toBe(text);
  });
});
