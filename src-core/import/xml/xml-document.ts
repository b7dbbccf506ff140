import { decodeText } from '../decode-text.ts';
import { hasTooManyMarks, TooManyMarks } from '../has-too-many-marks.ts';
import { DEFAULT_IMPORT_LIMITS } from '../import-limits.ts';
import type { XmlElement } from './xml-element.ts';
import { xmlEncoding } from './xml-encoding.ts';
import { xmlRecords } from './xml-records.ts';

const LONGEST = 256 * 1024 * 1024;

/** The root element of a whole XML document in memory; null where there is none. Throws TooManyMarks, or RangeError where it nests too deep. */
export async function xmlDocument(bytes: Uint8Array): Promise<XmlElement | null> {
  const text = decodeText(bytes, xmlEncoding(bytes))?.text;
  if (text === undefined) return null;
  if (hasTooManyMarks(text, 'html', DEFAULT_IMPORT_LIMITS.documentMarks))
    throw new TooManyMarks('too many elements');
  for await (const root of xmlRecords([text], (_, depth) => depth === 0, LONGEST)) return root;
  return null;
}
