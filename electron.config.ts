import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { NONCE_PLACEHOLDER } from './src-main/shell/security-headers.ts';

const root = import.meta.dirname;

/** The three bundles of the app; the loopback host serves the same out/renderer that Electron's `app://` does. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Everything but Electron itself goes into the bundle: one file to read at start.
      externalizeDeps: false,
      rollupOptions: {
        input: { main: resolve(root, 'src-main/electron/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve(root, 'src-main/electron/preload.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    base: './',
    plugins: [react()],
    // Character maps, fonts and picture decoders of pdf.js.
    assetsInclude: ['**/*.bcmap', '**/*.pfb', '**/*.wasm'],
    html: { cspNonce: NONCE_PLACEHOLDER },
    worker: { format: 'es' },
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      // electron-vite leaves the renderer unminified unless told.
      minify: true,
      target: 'chrome140',
      // Data URLs for fonts would break the policy, and inline preloading needs a script of its own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
      rollupOptions: { input: { index: resolve(root, 'src-renderer/index.html') } },
    },
  },
});
