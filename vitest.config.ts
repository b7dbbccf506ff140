import { defineConfig } from 'vitest/config';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';

/** Two projects: everything that runs in Node, and everything that needs the real browser. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        resolve: {
          alias: { electron: new URL('./test/doubles/electron-alias.ts', import.meta.url).pathname },
        },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/src-renderer/**/*.browser.test.{ts,tsx}', 'test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        plugins: [react()],
        assetsInclude: ['**/*.bcmap', '**/*.pfb'],
        // Bundled before the first test: found one by one, they would come with a second copy of React.
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            'vitest-browser-react',
            'react-i18next',
            'i18next',
            'lucide-react',
            '@tanstack/react-virtual',
            'wouter/use-hash-location',
            'dexie',
            // What the workers import: found late, it would reload the page in the middle of a test.
            'zod',
            'lunr',
            'lunr-languages/lunr.da.js',
            'lunr-languages/lunr.de.js',
            'lunr-languages/lunr.es.js',
            'lunr-languages/lunr.fi.js',
            'lunr-languages/lunr.fr.js',
            'lunr-languages/lunr.hu.js',
            'lunr-languages/lunr.it.js',
            'lunr-languages/lunr.nl.js',
            'lunr-languages/lunr.no.js',
            'lunr-languages/lunr.pt.js',
            'lunr-languages/lunr.ro.js',
            'lunr-languages/lunr.ru.js',
            'lunr-languages/lunr.stemmer.support.js',
            'lunr-languages/lunr.sv.js',
            'lunr-languages/lunr.tr.js',
            '@mozilla/readability',
            'pdfjs-dist/legacy/build/pdf.min.mjs',
            'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
            'eld/extrasmall',
            'jschardet',
            'linkedom/worker',
            'markdown-it',
            'papaparse',
            'htmlparser2',
            'postal-mime',
            '@retorquere/bibtex-parser',
            'fast-check',
            'axe-core',
            'react-aria-components/Button',
            'react-aria-components/Dialog',
            'react-aria-components/FieldError',
            'react-aria-components/I18nProvider',
            'react-aria-components/Input',
            'react-aria-components/Label',
            'react-aria-components/Menu',
            'react-aria-components/Modal',
            'react-aria-components/Popover',
            'react-aria-components/ProgressBar',
            'react-aria-components/RadioGroup',
            'react-aria-components/Text',
            'react-aria-components/TextArea',
            'react-aria-components/TextField',
            'react-aria-components/Tooltip',
            'react-aria-components/Tree',
            'react-aria-components/useDragAndDrop',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/src-renderer/**/*.browser.test.{ts,tsx}'],
          testTimeout: 60_000,
          // A busy machine draws late; what is never drawn still fails.
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env['FLORILEGIUM_CHROMIUM'] ?? '/usr/bin/chromium',
                args: [
                  '--no-sandbox',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
