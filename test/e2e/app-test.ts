import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type AppKind, whyNot } from './launch-app.ts';

/** How a project of playwright.config.ts runs the app. */
export interface AppOptions {
  readonly kind: AppKind;
}

interface AppFixtures {
  readonly available: void;
  /** A folder of the test's own, removed afterwards: notebooks go below it, their state and profiles beside them. */
  readonly folder: string;
}

/**
 * `test` of the e2e specs, with the project's `kind` for `launchApp`. Where that kind cannot run, every test is
 * skipped by name and the reason is printed.
 */
export const test = base.extend<AppOptions & AppFixtures>({
  kind: ['loopback', { option: true }],
  available: [
    async ({ kind }, use, testInfo) => {
      const reason = whyNot(kind);
      if (reason !== null) {
        process.stdout.write(`skipped on ${kind}: ${testInfo.title} (${reason})\n`);
        testInfo.skip(true, reason);
      }
      await use();
    },
    { auto: true },
  ],
  // `available` comes first: a skipped test needs no folder.
  folder: async ({ available: _available }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'florilegium-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from '@playwright/test';
