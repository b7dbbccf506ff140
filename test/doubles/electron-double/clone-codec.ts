/**
 * Carries values of the structured-clone algorithm through JSON, both ways between Node and a page's isolated
 * world. What Electron's IPC refuses is refused with its message. The functions are also injected into the page
 * by their source: each must stand alone.
 */
export function encodeClone(value: unknown): string {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  // Node 24 has Buffer, the page's Chromium the new methods of Uint8Array; both are native, which matters for megabytes.
  const toBase64 = (bytes: Uint8Array): string =>
    typeof Buffer === 'undefined'
      ? (bytes as Uint8Array & { toBase64(): string }).toBase64()
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const encode = (item: unknown): unknown => {
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (typeof item === 'number') return Number.isFinite(item) ? item : { $: 'number', text: String(item) };
    if (item === undefined) return { $: 'undefined' };
    if (typeof item === 'bigint') return { $: 'bigint', text: String(item) };
    if (typeof item !== 'object') return refuse();
    if (item instanceof Uint8Array) return { $: 'bytes', text: toBase64(item) };
    if (item instanceof Date) return { $: 'date', time: item.getTime() };
    if (item instanceof Map)
      return { $: 'map', entries: [...item].map(([key, entry]) => [encode(key), encode(entry)]) };
    if (item instanceof Set) return { $: 'set', entries: [...item].map(encode) };
    if (item instanceof Error) return { $: 'error', message: item.message };
    if (Array.isArray(item)) return item.map(encode);
    if (ArrayBuffer.isView(item) || item instanceof ArrayBuffer) return refuse();
    const tag = Object.prototype.toString.call(item);
    if (tag !== '[object Object]') return refuse();
    return { $: 'object', entries: Object.entries(item).map(([key, entry]) => [key, encode(entry)]) };
  };
  return JSON.stringify(encode(value));
}

/** The value that `encodeClone` was given. */
export function decodeClone(text: string): unknown {
  type Tagged = {
    readonly $: string;
    readonly text: string;
    readonly time: number;
    readonly message: string;
    readonly entries: readonly unknown[];
  };
  const fromBase64 = (base64: string): Uint8Array =>
    typeof Buffer === 'undefined'
      ? (Uint8Array as typeof Uint8Array & { fromBase64(text: string): Uint8Array }).fromBase64(base64)
      : new Uint8Array(Buffer.from(base64, 'base64'));
  const decode = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    if (Array.isArray(item)) return item.map(decode);
    const tagged = item as Tagged;
    const pairs = (): [unknown, unknown][] =>
      (tagged.entries as [unknown, unknown][]).map(([key, entry]) => [decode(key), decode(entry)]);
    switch (tagged.$) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(tagged.text);
      case 'bigint':
        return BigInt(tagged.text);
      case 'bytes':
        return fromBase64(tagged.text);
      case 'date':
        return new Date(tagged.time);
      case 'map':
        return new Map(pairs());
      case 'set':
        return new Set(tagged.entries.map(decode));
      case 'error':
        return new Error(tagged.message);
      default:
        return Object.fromEntries(pairs() as [string, unknown][]);
    }
  };
  return decode(JSON.parse(text));
}
