/** WHATWG label of an XML document's encoding: byte order mark, declaration, else UTF-8 (XML 1.0, appendix F). */
export function xmlEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/u.exec(
    String.fromCharCode(...head.subarray(0, 256)),
  )?.[1];
  // Bytes that show their "<?xml" as ASCII are not UTF-16, whatever they declare.
  return declared === undefined || /^utf-?16|ucs/iu.test(declared) ? 'utf-8' : declared.toLowerCase();
}
