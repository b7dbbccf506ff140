/**
 * The one place where the core names DecompressionStream: a pure function of bytes, present in the runtimes we have, but not part
 * of the ES2023 library that types this room. Only brotli is taken from it: gzip and deflate do not say where they end.
 */
interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}
interface Writer {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
declare const DecompressionStream: new (format: string) => {
  readonly readable: { getReader(): Reader };
  readonly writable: { getWriter(): Writer };
};

/** Unpacks brotli data (RFC 7932) piece by piece; null where this runtime has no brotli. Rejects where the data is damaged. */
export function unbrotli(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> | null {
  let stream: InstanceType<typeof DecompressionStream>;
  try {
    stream = new DecompressionStream('brotli');
  } catch {
    return null;
  }
  return pieces(stream, bytes);
}

async function* pieces(
  { readable, writable }: InstanceType<typeof DecompressionStream>,
  bytes: Uint8Array,
): AsyncGenerator<Uint8Array, void, undefined> {
  const writer = writable.getWriter();
  const reader = readable.getReader();
  // What goes wrong here comes out of the reader as well.
  writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => {});
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
