import type { ImportFormat } from './import-format.ts';
import { zipFormat } from './zip/import-zip.ts';

/** Formats that their first bytes tell, the most particular first; what none of them knows is read as text, or refused. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [zipFormat];
