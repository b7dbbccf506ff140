import { test as base } from '@playwright/test';
import { type AppKind, whyNot } from './launch-app.ts';

/**
 * `test` of the e2e specs: `kind` is the project's way to run the app. Where it cannot run, every test is skipped by
 * name and the reason is printed.
 */
export const test = base.extend<{ readonly kind: AppKind }>({
  kind: [
    // The option's value comes from the project; Playwright wants the first parameter taken apart.
    async ({}, use, testInfo) => {
      const kind = testInfo.project.name as AppKind;
      const reason = whyNot(kind);
      if (reason !== null) {
        process.stdout.write(`skipped on ${kind}: ${testInfo.title} (${reason})\n`);
        testInfo.skip(true, reason);
      }
      await use(kind);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
