import { describe, expect, test } from 'vitest';
import { bodyText } from '../../../../src-core/import/article-records.ts';
import { isClosingNote } from '../../../../src-core/import/boilerplate/edge-phrases.ts';
import { importBytes } from '../import-bytes.ts';

const SENTENCE =
  'Der Wind kam in dieser Nacht aus Westen, und niemand am Hafen wusste, wie lange er noch wehen würde. ';

async function bodyOf(body: string): Promise<string> {
  const page = `<!doctype html><html lang="de"><head><title>Der Wind am Hafen</title></head><body>${body}</body></html>`;
  const [item] = await importBytes('page.html', new TextEncoder().encode(page));
  if (item?.ok !== true) throw new Error('not imported');
  return bodyText(item.value.document);
}

const article = `<article><h1>Der Wind am Hafen</h1>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(5)}</article>`;
const teaser = (headline: string, text: string): string =>
  `<article><h2>${headline}</h2><p>${text}</p></article>`;

describe('the text of an article', () => {
  test('ends before the teasers of others that stand in article elements of their own', async () => {
    const linked = ['eins', 'zwei', 'drei']
      .map((name) => teaser(`<a href="/${name}">Anderes ${name}</a>`, `Vorspann ${name} über ganz anderes.`))
      .join('');
    expect(await bodyOf(`<main>${article}${linked}</main>`)).not.toMatch(/Vorspann|Anderes/u);
    const cut = ['eins', 'zwei', 'drei']
      .map((name) => teaser(`Anderes ${name}`, `Vorspann ${name} über ganz anderes, der nicht endet …`))
      .join('');
    expect(await bodyOf(`<main>${article}${cut}</main>`)).not.toMatch(/Vorspann/u);
  });

  test('keeps the parts of an article that are article elements, too, and a page of short ones', async () => {
    const parts = ['eins', 'zwei', 'drei'].map((name) =>
      teaser(`Teil ${name}`, `Text ${name}. ${SENTENCE.repeat(2)}`),
    );
    const whole = await bodyOf(
      `<main>${article.replace('</article>', `${parts.join('')}</article>`)}</main>`,
    );
    for (const name of ['eins', 'zwei', 'drei']) expect(whole).toContain(`Text ${name}`);
    const list = ['eins', 'zwei', 'drei', 'vier']
      .map((name) => teaser(`<a href="/${name}">Meldung ${name}</a>`, `Kurz ${name}. ${SENTENCE}`))
      .join('');
    expect(await bodyOf(`<main>${list}</main>`)).toContain('Kurz drei');
  });

  test('leaves out a label and the linked titles below it in one paragraph', async () => {
    const label = `<p>DON'T MISS<br><a href="/a">Ganz anderes aus der weiten Welt</a> [NEWS]<br><a href="/b">Noch etwas aus der weiten Welt</a> [INSIGHT]</p>`;
    expect(await bodyOf(article.replace('</p><p>', `</p>${label}<p>`))).not.toMatch(/weiten Welt/u);
  });
});

test.each([
  'ATENÇÃO: Comentários com textos ininteligíveis não serão aprovados pelo moderador.',
  'Alle Kommentare werden vor dem Erscheinen moderiert.',
  'Get the magazine delivered through your letterbox every month.',
  'Get access for as little as £2 for the first month.',
])('is a note after the text: %s', (note) => {
  expect(isClosingNote(note)).toBe(true);
});

test.each([
  'The comments of the minister were removed.',
  'He paid for only $5 a ticket.',
  'Er sagte, der Hafen bleibe offen [sic].',
])('is a sentence of the text: %s', (sentence) => {
  expect(isClosingNote(sentence)).toBe(false);
});
