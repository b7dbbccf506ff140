import { defineConfig } from 'vitest/config';
import { playwright } from '@vitest/browser-playwright';

/** Two projects: everything that runs in Node, and everything that needs the real browser. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        resolve: { alias: { electron: new URL('./test/doubles/electron-alias.ts', import.meta.url).pathname } },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/src-renderer/**/*.browser.test.{ts,tsx}', 'test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/src-renderer/**/*.browser.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env['FLORILEGIUM_CHROMIUM'] ?? '/usr/bin/chromium',
                args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
