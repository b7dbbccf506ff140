/** Bytes in which a page must declare its encoding (the HTML standard says 1,024; real pages take more). */
const SAMPLE = 8192;
const QUESTION_MARK = 0x3f;

/** The encoding a page names in a meta tag or XML declaration, or null; read as ASCII, before decoding. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const ascii = bytes.subarray(0, SAMPLE).map((byte) => (byte < 0x80 ? byte : QUESTION_MARK));
  const head = String.fromCharCode(...ascii);
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{2,40})["']/iu.exec(head);
  if (xml !== null) return xml[1]!;
  for (const meta of head.matchAll(/<meta\s[^>]{1,500}>/giu)) {
    const charset = /charset\s*=\s*["']?\s*([\w:.-]{2,40})/iu.exec(meta[0]);
    if (charset !== null) return charset[1]!;
  }
  return null;
}
