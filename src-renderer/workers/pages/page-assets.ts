import type { ImportAssets } from '../../../src-core/import/import-format.ts';
import { importAssets } from '../import/import-assets.ts';

/** Decoders of JPEG 2000, JBIG2 and colour profiles; modules of their own, as the fonts are. */
const MODULES = import.meta.glob<string>('../../../node_modules/pdfjs-dist/wasm/{openjpeg,jbig2}.wasm', {
  query: '?inline',
  import: 'default',
});

/** Character maps, fonts and decoders that came with the program. */
export const pageAssets: ImportAssets = async (path) => {
  const load = MODULES[`../../../node_modules/pdfjs-dist/${path}`];
  if (load === undefined) return importAssets(path);
  const address = await load();
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
};
