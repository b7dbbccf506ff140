/**
 * The executable import table: the path of a file is its permission.
 * The deepest folder that fits a file is its layer; `<name>` stands for one folder of any name and keeps siblings apart.
 */
export interface Layer {
  readonly folder: string;
  /** Folders whose files may be imported, besides the layer's own. */
  readonly imports: readonly string[];
  /** Packages that may be imported; "node:*" stands for Node's built-in modules. */
  readonly packages: readonly string[];
  /** Global names this layer must not use although its library knows them. */
  readonly forbiddenGlobals: readonly string[];
}

/** Impure or environment-bound names: the pure room sees none of them. */
const ENVIRONMENT = [
  'globalThis',
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'process',
  'Buffer',
  'require',
  'console',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'performance',
  'crypto',
  'indexedDB',
  'localStorage',
  'sessionStorage',
  'Worker',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'structuredClone',
  'Date.now',
  'Math.random',
  'new Date()',
  'Date()',
  'eval',
  'Function',
] as const;
/** Nobody evaluates text as code. */
const CODE = ['eval', 'Function'] as const;
const NODE = ['process', 'Buffer', 'require', '__dirname', 'setImmediate', ...CODE] as const;
const STORAGE = ['indexedDB'] as const;
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'] as const;
const BROWSER = ['window', 'document', 'navigator', 'localStorage', 'indexedDB', ...CODE] as const;

const core = (folder: string, imports: readonly string[], packages: readonly string[] = []): Layer => ({
  folder: `src-core/${folder}`,
  imports: imports.map((name) => `src-core/${name}`),
  packages,
  forbiddenGlobals: ENVIRONMENT,
});

const renderer = (
  folder: string,
  imports: readonly string[],
  packages: readonly string[],
  allowedGlobals: readonly string[] = [],
): Layer => ({
  folder: `src-renderer/${folder}`,
  imports,
  packages,
  forbiddenGlobals: [...NODE, ...STORAGE, ...NETWORK].filter((name) => !allowedGlobals.includes(name)),
});

const REACT = ['react', 'react-dom', 'react-aria-components', 'lucide-react', '@tanstack/react-virtual'];

export const LAYERS: readonly Layer[] = [
  core('base', []),
  core('model', ['base'], ['zod']),
  core('journal', ['base', 'model'], ['zod']),
  core('text', ['base', 'model'], ['lunr', 'lunr-languages', 'eld', 'hyphen']),
  core('anchor', ['base', 'model', 'text'], ['diff']),
  core('search', ['base', 'model', 'text'], ['lunr']),
  core(
    'import',
    ['base', 'model', 'text', 'journal', 'anchor'],
    [
      '@mozilla/readability',
      'markdown-it',
      'papaparse',
      'jschardet',
      'htmlparser2',
      '@zip.js/zip.js',
      'pdfjs-dist',
      'postal-mime',
      '@retorquere/bibtex-parser',
      'brotli',
      'fzstd',
    ],
  ),
  core('export', ['base', 'model', 'text', 'anchor']),
  core('contract', ['base', 'model', 'journal'], ['zod']),

  renderer('store', ['src-core/base', 'src-core/model', 'src-core/journal'], ['dexie'], STORAGE),
  renderer('workers', ['src-core', 'src-renderer/store'], []),
  renderer('services', ['src-core', 'src-renderer/store', 'src-renderer/workers'], []),
  renderer('host', ['src-core/base', 'src-core/contract', 'src-core/journal', 'src-core/model'], [], NETWORK),
  renderer('i18n', ['src-core/base'], ['i18next', 'react']),
  // Notes are shown as they read in several features.
  renderer('ui', ['src-core/base', 'src-core/model', 'src-renderer/i18n'], [...REACT, 'markdown-it']),
  // Named before the others, which it is one of: its editor has a library of its own.
  renderer(
    'features/annotations',
    ['src-core', 'src-renderer/services', 'src-renderer/ui', 'src-renderer/i18n'],
    [
      ...REACT,
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/lang-markdown',
      '@codemirror/language',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/highlight',
    ],
  ),
  renderer(
    'features/<name>',
    ['src-core', 'src-renderer/services', 'src-renderer/ui', 'src-renderer/i18n'],
    REACT,
  ),
  renderer(
    'app',
    ['src-core', 'src-renderer'],
    [
      ...REACT,
      'i18next',
      'wouter',
      '@fontsource-variable/source-serif-4',
      '@fontsource-variable/source-sans-3',
    ],
  ),

  {
    folder: 'src-main/host',
    imports: ['src-core'],
    packages: ['node:*', 'chokidar'],
    forbiddenGlobals: BROWSER,
  },
  {
    folder: 'src-main/shell',
    imports: ['src-main/host', 'src-core/base', 'src-core/contract'],
    packages: ['node:*'],
    forbiddenGlobals: BROWSER,
  },
  {
    folder: 'src-main/electron',
    imports: ['src-main/host', 'src-main/shell', 'src-core/base', 'src-core/contract'],
    packages: ['node:*', 'electron'],
    forbiddenGlobals: BROWSER,
  },
  {
    folder: 'src-main/loopback',
    imports: ['src-main/host', 'src-main/shell', 'src-core/base', 'src-core/contract'],
    packages: ['node:*'],
    forbiddenGlobals: BROWSER,
  },
  {
    folder: 'src-main/cli',
    imports: ['src-main/host', 'src-core'],
    packages: ['node:*'],
    forbiddenGlobals: BROWSER,
  },

  { folder: 'scripts', imports: [], packages: ['node:*'], forbiddenGlobals: CODE },
  {
    folder: 'test',
    imports: ['src-core', 'src-renderer', 'src-main', 'scripts'],
    packages: ['*'],
    forbiddenGlobals: [],
  },
];

/** Property names that would turn text into live markup; used nowhere. */
export const FORBIDDEN_PROPERTIES: readonly string[] = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'srcdoc',
];

/** The tree that pages are read into has such a property, since Readability asks for it; nothing of that tree is ever drawn. */
export const MARKUP_EXCEPTIONS: readonly string[] = ['src-core/import/html/page-tree.ts'];

/** Files outside the rooms that may exist: configuration at the root. */
export const PLACED_ROOT_FILES: readonly string[] = [
  'electron.config.ts',
  'vitest.config.ts',
  'playwright.config.ts',
  'knip.config.ts',
];

/** The one file that may name the text codecs in the pure room. */
export const GLOBAL_EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'src-core/base/text-codec.ts': ['TextDecoder', 'TextEncoder'],
};
