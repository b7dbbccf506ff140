import type { ByteStream } from './byte-stream.ts';

/** Header fields by lower-case name; of several with one name the last. */
export type HeaderFields = ReadonlyMap<string, string>;

const LONGEST_LINE = 64 * 1024;
const MOST_FIELDS = 2000;

/** Reads "Name: value" lines up to the empty one; lines that begin with a blank continue the one before. */
export async function headerFields(stream: ByteStream): Promise<HeaderFields> {
  const fields = new Map<string, string>();
  let name = '';
  for (let count = 0; count < MOST_FIELDS; count += 1) {
    const line = await stream.line(LONGEST_LINE);
    if (line === null || line === '') break;
    if (/^[ \t]/u.test(line)) {
      if (name !== '') fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    name = line.slice(0, colon).trim().toLowerCase();
    fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** "text/html" of a Content-Type, lower case; "" where there is none. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(/[;,]/u, 1)[0]!.trim().toLowerCase();
}

/** The character set that a Content-Type names; null = none. */
export function charsetOf(contentType: string | undefined): string | null {
  return /charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec(contentType ?? '')?.[1] ?? null;
}
