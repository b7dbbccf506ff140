import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import type { ImportSource } from '../../../src-renderer/services/import/importing.ts';
import { makePng } from '../../src-core/import/pictures/make-picture.ts';
import { makeWarc, response } from '../../src-core/import/warc/make-warc.ts';
import { openServices } from '../app/open-services.ts';
import { firstValue } from '../first-value.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';

const running: RunningServices[] = [];
afterEach(async () => {
  for (const services of running.splice(0)) await services.close();
});

const SENTENCE = 'Die Ministerin sprach am Freitag vor dem Ausschuss über die neue Talsperre im Gebirge.';
const PAGE = `<!doctype html><html lang="de"><head><title>Talsperre</title></head><body>
<nav><a href="/a">Politik</a></nav>
<article><h1>Talsperre</h1>${`<p>${SENTENCE}</p>`.repeat(8)}</article>
<aside><p>Am Rande: Das Wasserwerk nennt am Montag erstmals genaue Zahlen zur Füllung.</p></aside></body></html>`;

const page = (html: string): ImportSource => ({
  type: 'file',
  path: 'a/talsperre.html',
  file: new File([html], 'talsperre.html'),
});

const RED = makePng(300, 200, [200, 0, 0]);
const BLUE = makePng(300, 200, [0, 0, 200]);

/** A page with one picture in its article and one beside it. */
const illustrated = (inside: string, beside: string): string =>
  PAGE.replace(
    '</article>',
    `<figure><img src="${inside}" alt="Damm"></figure><p>${SENTENCE}</p></article>`,
  ).replace('<aside>', `<aside><img src="${beside}" alt="Werk" width="300" height="200">`);

const savedPage = (): string => illustrated('./seite_files/ein%20bild.png', './seite_files/fehlt.png');

function mhtml(): string {
  const picture = (id: string, bytes: Uint8Array): string =>
    `--b\r\nContent-Type: image/png\r\nContent-ID: <${id}>\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`;
  return [
    'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n',
    `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${illustrated('cid:red', 'cid:blue')}\r\n`,
    picture('red', RED),
    picture('blue', BLUE),
    '--b--\r\n',
  ].join('');
}

const warc = (): Uint8Array =>
  makeWarc([
    response('https://zeitung.test/politik/talsperre', illustrated('bild.png', 'fehlt.png')),
    {
      address: 'https://zeitung.test/politik/bild.png',
      http: ['HTTP/1.1 200 OK', 'Content-Type: image/png'],
      body: RED,
    },
  ]);

async function opened() {
  const host = createWatchedHost();
  const services = await openServices(host);
  running.push(services);
  const progress = await services.importing.run([page(PAGE)]);
  const id = asId<ArticleId>(progress.report[0]?.articleIds[0] ?? '');
  const article = async (): Promise<Article> => {
    const found = (await services.library.articles([id])).get(id);
    if (found === undefined) throw new Error('no article');
    return found;
  };
  const text = async (): Promise<string> => {
    const document = await services.library.document(id);
    return document.ok ? document.value.text : '';
  };
  return { host, services, id, article, text };
}

describe('the provenance of an article', () => {
  it('shows the untouched bytes, and says when they are no longer those', async () => {
    const { host, services, article } = await opened();
    const { original } = await article();
    expect(original.sha256).toBe(createHash('sha256').update(PAGE).digest('hex'));
    const read = await services.provenance.original(original);
    expect(read.ok && new TextDecoder().decode(read.value)).toBe(PAGE);
    expect(await services.provenance.save(original)).toMatchObject({ ok: true, value: { written: 1 } });
    expect([...host.notebook.savedOriginals.keys()]).toEqual(['Memory/talsperre.html']);
    host.notebook.originals.set(original.sha256, new TextEncoder().encode('forged'));
    expect(await services.provenance.original(original)).toMatchObject({
      ok: false,
      error: { code: 'original-damaged' },
    });
  });

  it('lists what was done with the article and with its notes, and nothing that was done with another', async () => {
    const { services, id } = await opened();
    await services.importing.run([page(PAGE.replaceAll('Talsperre', 'Brücke'))]);
    const annotation = await services.annotations.create(id, { start: 0, end: 9 }, 'red');
    if (!annotation.ok) throw new Error(annotation.error.code);
    await services.annotations.addTopic(annotation.value.id, 'Wasser');
    await services.library.setStarred(id, true);
    await services.undo.undo();
    await services.topics.create('Anderes');
    const log = await services.provenance.log(id, new AbortController().signal);
    expect(log.ok && log.value.map(({ command }) => command)).toEqual([
      'import',
      'annotate',
      'link topic',
      'star',
      'undo star',
    ]);
  });

  it('takes the whole page as a new version on request, with notes kept, and back again by undo', async () => {
    const { services, id, article, text } = await opened();
    expect(await text()).not.toContain('Am Rande');
    const start = (await text()).indexOf('Ministerin');
    await services.annotations.create(id, { start, end: start + 10 }, 'red');
    const before = await article();
    expect(await services.provenance.showWholePage(id)).toEqual({ ok: true, value: 0 });
    expect(await text()).toContain('Am Rande: Das Wasserwerk nennt');
    expect(await text()).toContain('Politik');
    const versions = await firstValue(services.versions.of(id));
    expect(versions.map(({ version, madeBy }) => [version, madeBy])).toEqual([
      [2, 'html, whole page'],
      [1, 'html 1'],
    ]);
    const [note] = await services.annotations.inArticle(id);
    const moved = note?.annotation;
    expect(moved?.documentId).toBe((await article()).documentId);
    expect((await text()).slice(moved?.position.start, moved?.position.end)).toBe('Ministerin');
    await services.undo.undo();
    expect(await article()).toEqual(before);
    expect(await text()).not.toContain('Am Rande');
    await services.undo.redo();
    expect(await text()).toContain('Am Rande');
  });

  it('no longer calls a page badly extracted once all of it is shown', async () => {
    const { services, host } = await opened();
    const bad =
      '<html><head><title>Kurz</title></head><body><div><a href="/x">Hier</a> steht wenig.</div></body></html>';
    const progress = await services.importing.run([
      { type: 'file', path: 'kurz.html', file: new File([bad], 'kurz.html') },
    ]);
    const [id] = progress.report[0]?.articleIds ?? [];
    if (id === undefined) throw new Error('no article');
    const warnings = async (): Promise<readonly string[]> =>
      (await services.library.articles([id])).get(id)?.warnings ?? [];
    expect((await warnings()).some((code) => code.startsWith('extraction-'))).toBe(true);
    expect((await services.provenance.showWholePage(id)).ok).toBe(true);
    expect((await warnings()).some((code) => code.startsWith('extraction-'))).toBe(false);
    // One more transaction, and the original was not stored again.
    expect(host.notebook.originals.size).toBe(2);
  });

  it.each([
    ['a page with its folder', 'a/seite.html', savedPage(), [RED], [RED]],
    ['MHTML', 'seite.mhtml', mhtml(), [RED], [RED, BLUE]],
    ['a web archive', 'seite.warc', warc(), [RED], [RED]],
  ])('keeps the pictures of %s when all of it is shown', async (_kind, path, content, first, whole) => {
    const { services, host } = await opened();
    const given: readonly ImportSource[] = [
      { type: 'file', path, file: new File([content as BlobPart], path.split('/').at(-1) ?? '') },
      { type: 'file', path: 'a/seite_files/ein bild.png', file: new File([RED as BlobPart], 'ein bild.png') },
    ];
    const progress = await services.importing.run(path.startsWith('a/') ? given : given.slice(0, 1));
    const id = asId<ArticleId>(progress.report[0]?.articleIds[0] ?? '');
    const pictures = async (): Promise<readonly unknown[]> => {
      const document = await services.library.document(id);
      return document.ok ? document.value.figures.flatMap(({ original }) => original?.sha256 ?? []) : [];
    };
    const hashes = (all: readonly Uint8Array[]): readonly string[] =>
      all.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    expect(await pictures()).toEqual(hashes(first));
    expect(await services.provenance.showWholePage(id)).toMatchObject({ ok: true });
    const text = await services.library.document(id);
    expect(text.ok && text.value.text).toContain('Am Rande');
    expect(await pictures()).toEqual(hashes(whole));
    for (const sha256 of hashes(whole)) expect([...host.notebook.originals.keys()]).toContain(sha256);
    // Once more, from the version that shows all.
    expect(await services.provenance.showWholePage(id)).toMatchObject({ ok: true });
    expect(await pictures()).toEqual(hashes(whole));
  });
});
