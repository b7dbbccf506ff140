import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makePng } from '../src-core/import/pictures/make-picture.ts';
import { makeWarc, response } from '../src-core/import/warc/make-warc.ts';
import { makeZip } from '../src-core/import/zip/make-zip.ts';
import { expect, test } from './app-test.ts';
import { launchApp } from './launch-app.ts';
import { dropPaths, importReport, notebookOpen } from './window-parts.ts';

/** Different for each page: the same text twice would be a duplicate. */
const PROSE: Readonly<Record<string, string>> = {
  'A saved page':
    'The council met on Tuesday and decided to build the bridge after all, said the mayor of the town. ',
  'From a zip':
    'Farmers in the valley expect a poor harvest, since rain came late and frost came early this year. ',
  'From a web archive':
    'A museum of clocks opens its doors in spring, with three hundred pieces that a watchmaker left behind. ',
};

function page(title: string, body: string): string {
  const prose = PROSE[title] ?? 'Buy now. ';
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${prose.repeat(3)}</p>${body}<p>${prose.repeat(3)}</p></article></body></html>`;
}

async function writeFiles(folder: string): Promise<void> {
  mkdirSync(join(folder, 'Saved-Dateien'), { recursive: true });
  writeFileSync(join(folder, 'Saved-Dateien', 'bridge.png'), makePng(640, 360));
  writeFileSync(join(folder, 'Saved-Dateien', 'frame.html'), page('An advertisement', ''));
  const figure =
    '<figure><img src="Saved-Dateien/bridge.png" alt="The bridge in the fog" srcset="https://pictures.test/x.jpg 2x"><figcaption>The bridge was built in 1912, and is to be built anew.</figcaption></figure>';
  const gone = `<p>${PROSE['A saved page'] ?? ''}</p><img src="https://pictures.test/gone.jpg" alt="The committee">`;
  writeFileSync(join(folder, 'Saved.html'), page('A saved page', `${figure}${gone}`));
  const warc = makeWarc(
    [
      {
        ...response('https://a.test/w.png', makePng(300, 200)),
        http: ['HTTP/1.1 200 OK', 'Content-Type: image/png'],
      },
      response(
        'https://a.test/w',
        gzipSync(page('From a web archive', '<img src="/w.png" alt="archived">')),
        ['Content-Encoding: gzip'],
      ),
    ],
    true,
  );
  writeFileSync(join(folder, 'crawl.warc.gz'), warc);
  writeFileSync(
    join(folder, 'pages.zip'),
    await makeZip([
      { name: 'zipped.html', content: page('From a zip', '<img src="zipped_files/z.png" alt="zipped">') },
      { name: 'zipped_files/z.png', content: makePng(310, 200) },
    ]),
  );
}

test('saved pages, zips and web archives come in with their pictures, which are shown without a request', async ({
  kind,
  folder,
}) => {
  const files = join(folder, 'files');
  await writeFiles(files);
  const app = await launchApp(kind, { notebookFolder: join(folder, 'notebook') });
  const { page: window } = app;
  await notebookOpen(window);
  const origin = await window.evaluate(() => location.origin);
  const left: string[] = [];
  window.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:blob|data):/u.test(request.url()))
      left.push(request.url());
  });
  await dropPaths(window, [files]);
  const rows = await importReport(window, 3);
  expect([...rows.keys()].map((path) => path.split('/').at(-1)).toSorted()).toEqual([
    'Saved.html',
    'crawl.warc.gz',
    'pages.zip',
  ]);

  for (const [title, alt, width] of [
    ['From a web archive', 'archived', 300],
    ['From a zip', 'zipped', 310],
    ['A saved page', 'The bridge in the fog', 640],
  ] as const) {
    await window.getByText(title, { exact: true }).first().click();
    const picture = window.locator('[data-reading-text]').getByRole('img', { name: alt });
    await expect(picture).toBeVisible();
    await expect(picture).toHaveJSProperty('naturalWidth', width);
    expect(await picture.getAttribute('src')).toMatch(/^blob:/u);
  }
  await expect(window.getByText('Picture: The committee')).toBeVisible();

  await window.getByRole('button', { name: 'Enlarge picture: The bridge in the fog' }).focus();
  await window.keyboard.press('Enter');
  const sheet = window.getByRole('dialog', { name: 'The bridge in the fog' });
  await expect(sheet.getByRole('img')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  expect(left).toEqual([]);
  const { SHOTS } = process.env;
  if (SHOTS !== undefined) {
    for (const theme of ['light', 'sepia', 'dark']) {
      await window.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      await window.waitForTimeout(300);
      await window.screenshot({ path: `${SHOTS}/${theme}.png` });
    }
  }
  await app.close();
});
