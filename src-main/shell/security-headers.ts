/** Stands in the built index.html wherever a nonce belongs (electron.config.ts puts it there); replaced in each answer. */
export const NONCE_PLACEHOLDER = '__florilegium_nonce__';

/**
 * The page may load what came with it and nothing else. Styles need a nonce because react-aria inserts style
 * elements; the worker that draws pages compiles the picture `decoders` that came with the program; images may come from originals (blob:) and icons in style sheets (data:).
 */
export function contentSecurityPolicy(nonce: string, decoders = false): string {
  return [
    "default-src 'none'",
    decoders ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer, whatever its type: isolation from other pages, no guessing of types, no referrer. */
export const ISOLATION_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=(), payment=()',
};
