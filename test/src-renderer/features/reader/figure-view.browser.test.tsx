import { beforeAll, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { asId } from '../../../../src-core/base/id.ts';
import type { Sha256 } from '../../../../src-core/base/id.ts';
import type { Figure } from '../../../../src-core/model/document.ts';
import { FigureView } from '../../../../src-renderer/features/reader/FigureView.tsx';
import { PictureContext } from '../../../../src-renderer/features/reader/picture-context.ts';
import type { ReadPicture } from '../../../../src-renderer/features/reader/picture-context.ts';
import { useTestLanguage } from '../../start-texts.ts';

beforeAll(() => useTestLanguage('en'));

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><script>window.ran = true</script></svg>';
const figure: Figure = {
  beforeBlock: 0,
  alt: 'A drawing',
  source: 'https://a.example/d.svg',
  original: { sha256: asId<Sha256>('a'.repeat(64)), mediaType: 'image/svg+xml', width: 120, height: 80 },
};

async function draw(shown: Figure, read: ReadPicture, above = 0): Promise<HTMLElement> {
  await cleanup();
  const { container } = await render(
    <PictureContext value={read}>
      <div style={{ height: above }} />
      <FigureView figure={shown} />
    </PictureContext>,
  );
  return container;
}

it('keeps room for a picture, shows it from a blob: address, runs none of its script, and lets the address go', async () => {
  const bytes = new TextEncoder().encode(DRAWING);
  const container = await draw(figure, () => Promise.resolve(bytes));
  expect(container.querySelector('button')!.getBoundingClientRect()).toMatchObject({
    width: 120,
    height: 80,
  });
  await expect.poll(() => container.querySelector('img')?.naturalWidth).toBe(120);
  const image = container.querySelector('img')!;
  expect(image.alt).toBe('A drawing');
  expect(image.src).toMatch(/^blob:/u);
  expect('ran' in globalThis).toBe(false);
  const { src } = image;
  await cleanup();
  const gone = new Image();
  gone.src = src;
  await expect(gone.decode()).rejects.toThrow('decoded');
});

it('reads no picture that is far from the window', async () => {
  let asked = 0;
  await draw(
    figure,
    () => {
      asked += 1;
      return Promise.resolve(null);
    },
    8000,
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(asked).toBe(0);
});

it('says quietly what is missing: a picture never kept, one that cannot be read, one that is damaged', async () => {
  const { original: _original, ...never } = figure;
  const cases: [Figure, ReadPicture][] = [
    [never, () => Promise.resolve(null)],
    [figure, () => Promise.resolve(null)],
    [figure, () => Promise.resolve(new Uint8Array([1, 2, 3]))],
  ];
  for (const [shown, read] of cases) {
    const container = await draw(shown, read);
    await expect.poll(() => container.textContent).toBe('Picture: A drawing');
    expect(container.querySelector('img')).toBeNull();
  }
});
