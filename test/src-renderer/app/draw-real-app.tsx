import '../../../src-renderer/ui/base.css';
import { cleanup, render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { vi, expect } from 'vitest';
import { App } from '../../../src-renderer/app/App.tsx';
import { browserSurroundings, createServices } from '../../../src-renderer/app/create-services.ts';
import type { RunningServices } from '../../../src-renderer/app/create-services.ts';
import { createMemoryNotebook } from '../../../src-renderer/host/memory-host.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';
import { useTestLanguage } from '../start-texts.ts';
import { textFile } from './find.ts';

/** One row of an archive as it is imported. */
export interface DrawnArticle {
  readonly title: string;
  readonly text: string;
  readonly date?: string;
  readonly site?: string;
  readonly author?: string;
  readonly lang?: string;
}

/** The whole app over the real services and index, with these articles imported. */
export interface RealApp {
  readonly services: RunningServices;
  readonly host: WatchedHost;
  /** Draws the window anew, as a reload does. */
  readonly draw: () => Promise<void>;
}

let names = 0;

/** The app in a window of 1280 × 800, in English. */
export async function drawRealApp(articles: readonly DrawnArticle[]): Promise<RealApp> {
  await cleanup();
  await page.viewport(1280, 800);
  location.hash = '#/';
  await useTestLanguage('en');
  const host = createWatchedHost(
    createMemoryNotebook(),
    `real-${String(Date.now())}-${String((names += 1))}`,
  );
  const opened = await createServices(host, () => undefined, { ...browserSurroundings(), language: 'en' });
  if (!opened.ok) throw new Error(opened.error.code);
  const services = opened.value;
  // The development server compiles the workers' modules when they are first asked for.
  await vi.waitFor(() => expect(services.search.state().current()?.ready).toBe(true), { timeout: 20_000 });
  const lines = articles.map((each, index) => JSON.stringify({ _id: `a${String(index)}`, ...each }));
  await services.importing.run([textFile('archive.jsonl', lines.join('\n'))]);
  services.importing.dismiss();
  const draw = async (): Promise<void> => {
    await cleanup();
    const frame = document.createElement('div');
    frame.style.height = '800px';
    document.body.replaceChildren(frame);
    await render(<App open={() => Promise.resolve({ ok: true, value: services })} />, { container: frame });
  };
  await draw();
  return { services, host, draw };
}
