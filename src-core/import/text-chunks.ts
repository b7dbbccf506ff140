import { createDecoder } from '../base/text-codec.ts';
import type { ByteSource } from './byte-source.ts';
import { decodeLegacy, isForeignToPlatform } from './legacy-encodings.ts';

/** Bytes decoded at a time: an archive's text is never held whole. */
const CHUNK = 1 << 20;

/** Decodes bytes piece by piece; malformed sequences become U+FFFD. `label` is a WHATWG encoding label. */
export async function* textChunks(
  source: ByteSource,
  label: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = isForeignToPlatform(label) ? null : createDecoder(label, false);
  for (let at = 0; at < source.size; at += CHUNK) {
    const bytes = await source.read(at, at + CHUNK);
    const text =
      decoder === null ? (decodeLegacy(bytes, label) ?? '') : decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

/** Lines of a text that comes in pieces, without their ends; null for a line longer than `longest`. */
export async function* textLines(
  chunks: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<string | null, void, undefined> {
  let rest = '';
  let tooLong = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const line = rest + chunk.slice(from, end);
      yield tooLong || line.length > longest ? null : line.endsWith('\r') ? line.slice(0, -1) : line;
      rest = '';
      tooLong = false;
      from = end + 1;
    }
    if (!tooLong) rest += chunk.slice(from);
    if (rest.length > longest) {
      rest = '';
      tooLong = true;
    }
  }
  if (tooLong) yield null;
  else if (rest !== '') yield rest;
}
