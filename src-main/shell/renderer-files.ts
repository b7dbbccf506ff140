import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { contentSecurityPolicy, ISOLATION_HEADERS, NONCE_PLACEHOLDER } from './security-headers.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** The worker that draws pages (src-renderer/workers/pages). */
const PAGE_PAINTER = /^\/assets\/page-painter-[\w-]+\.js$/u;

/** One answer with a file of the built renderer. */
export interface RendererAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The built renderer, held in memory; answers null for every path that is not one of its files. */
export interface RendererFiles {
  /** `pathname` as it stands in the URL: decoded, normalised or dotted forms of it are other names, hence unknown. */
  answer(pathname: string): RendererAnswer | null;
}

/**
 * Reads the built renderer once. A request is a look-up in a table of names and never touches the disk, so no
 * spelling of `..` can lead anywhere, and a rebuild does not pull chunks from under an open window.
 * Rejects when the folder has no index.html.
 */
export async function loadRendererFiles(folder: string): Promise<RendererFiles> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).map(encodeURIComponent).join('/');
    files.set(`/${name}`, new Uint8Array(await readFile(path)));
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`There is no built page in ${folder}; run "npm run build".`);
  const page = new TextDecoder().decode(index);

  return {
    answer(pathname) {
      if (pathname === '/' || pathname === '/index.html') return pageAnswer(page);
      const body = files.get(pathname);
      if (!body) return null;
      return {
        body,
        headers: {
          ...ISOLATION_HEADERS,
          'Content-Type': CONTENT_TYPES[extname(pathname).toLowerCase()] ?? 'application/octet-stream',
          // Workers are documents of their own: they obey the policy that comes with their script.
          'Content-Security-Policy': contentSecurityPolicy(randomNonce(), PAGE_PAINTER.test(pathname)),
          // Names below assets/ carry a hash of their content.
          'Cache-Control': pathname.startsWith('/assets/')
            ? 'private, max-age=31536000, immutable'
            : 'no-cache',
        },
      };
    },
  };
}

function pageAnswer(page: string): RendererAnswer {
  const nonce = randomNonce();
  return {
    body: new TextEncoder().encode(page.replaceAll(NONCE_PLACEHOLDER, nonce)),
    headers: {
      ...ISOLATION_HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Cache-Control': 'no-store',
    },
  };
}

function randomNonce(): string {
  return randomBytes(18).toString('base64');
}
