import type { IncomingMessage } from 'node:http';

/**
 * Reads the body of a request, at most `limit` bytes; null as soon as it is known to be longer. Rejects when the
 * sender hangs up.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  const declared = Number(request.headers['content-length'] ?? Number.NaN);
  if (declared > limit) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early must not destroy the request: the refusal still has to be sent over its socket.
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > limit) return null;
    parts.push(part);
  }
  return joinParts(parts, length);
}

/** Always a copy, and never a Buffer: its `slice` would not copy. */
function joinParts(parts: readonly Uint8Array[], length: number): Uint8Array {
  const body = new Uint8Array(length);
  let end = 0;
  for (const part of parts) {
    body.set(part, end);
    end += part.byteLength;
  }
  return body;
}
