import '../../../src-renderer/ui/base.css';
import { cleanup, render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import type { InterfaceLanguage } from '../../../src-core/base/error-sentences.ts';
import { App } from '../../../src-renderer/app/App.tsx';
import type { AppServices } from '../../../src-renderer/services/app-services.ts';
import { fakeServices } from '../fake-services.ts';
import { useTestLanguage } from '../start-texts.ts';

interface DrawOptions {
  readonly articles: number;
  readonly coded?: boolean;
  readonly language?: InterfaceLanguage;
  readonly width?: number;
  /** Those of a window that was open before. */
  readonly services?: AppServices;
}

/** The whole app over the fake services, in a window of 1280 × 800. */
export async function drawApp({
  articles,
  coded = true,
  language = 'en',
  width = 1280,
  services = fakeServices({ articles, coded }),
}: DrawOptions): Promise<AppServices> {
  await cleanup();
  await page.viewport(width, 800);
  location.hash = '#/';
  await useTestLanguage(language);
  const frame = document.createElement('div');
  frame.style.height = '800px';
  document.body.replaceChildren(frame);
  await render(<App open={() => Promise.resolve({ ok: true, value: services })} />, { container: frame });
  return services;
}
