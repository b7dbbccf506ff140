import type { ImportAssets } from '../../../src-core/import/import-format.ts';

/** Each file is a module of its own, loaded when it is first asked for: nothing is fetched, so the policy needs no exception. */
const MODULES = import.meta.glob<string>(
  [
    '../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  ],
  { query: '?inline', import: 'default' },
);

/** Character maps and fonts that came with the program. */
export const importAssets: ImportAssets = async (path) => {
  const load = MODULES[`../../../node_modules/pdfjs-dist/${path}`];
  if (load === undefined) return null;
  const address = await load();
  const data = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(data, (sign) => sign.charCodeAt(0));
};
