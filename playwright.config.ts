import { defineConfig } from '@playwright/test';
import type { AppOptions } from './test/e2e/app-test.ts';

/** One spec, three ways to run the app; test/e2e/app-test.ts skips the ways that are not there. */
export default defineConfig<AppOptions>({
  testDir: 'test/e2e',
  outputDir: '.cache/e2e-results',
  fullyParallel: false,
  // Apps share nothing but the machine, and each waits a good part of its time.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { actionTimeout: 15_000 },
  projects: [
    { name: 'loopback', use: { kind: 'loopback' } },
    { name: 'electron-double', use: { kind: 'electron-double' } },
    { name: 'electron', use: { kind: 'electron' } },
  ],
});
