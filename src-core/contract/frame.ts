import type { AppError } from '../base/error-code.ts';
import { appError } from '../base/error-code.ts';
import { failure, success } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { createDecoder, encodeUtf8 } from '../base/text-codec.ts';

/**
 * One message with bytes in it, as bytes:
 *
 *   ┌ 4 bytes ─────┬ JSON, UTF-8 ───────────────┬ blobs, one after the other ┐
 *   │ JSON length  │ {"bytes":{"$bytes":[0,3]}} │ 01 02 03                   │
 *   └ little endian┴────────────────────────────┴────────────────────────────┘
 *
 * A Uint8Array becomes {"$bytes":[offset, length]} into the blobs. Keys of the message that begin with "$"
 * get another "$" in front, so nothing in a message can pose as such a reference.
 */
const HEAD = 4;
const REFERENCE = '$bytes';
const MAX_DEPTH = 100;

/** Largest frame that is decoded unless told otherwise: 1 GiB. */
export const MAX_FRAME_BYTES = 2 ** 30;

type Plain = Readonly<Record<string, unknown>>;

/** Encodes a message of JSON values and Uint8Array. Throws RangeError for one nested deeper than 100 levels. */
export function encodeFrame(message: unknown): Uint8Array {
  const parts = frameParts(message);
  const frame = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    frame.set(part, offset);
    offset += part.length;
  }
  return frame;
}

/** The same frame in pieces, for whoever can send one after the other: the message's bytes are among them uncopied. */
export function frameParts(message: unknown): readonly Uint8Array[] {
  const blobs: Uint8Array[] = [];
  let blobBytes = 0;

  function replaced(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Uint8Array) {
      const reference = { [REFERENCE]: [blobBytes, value.length] };
      blobs.push(value);
      blobBytes += value.length;
      return reference;
    }
    if (depth >= MAX_DEPTH) throw new RangeError(`message nested deeper than ${MAX_DEPTH} levels`);
    if (Array.isArray(value)) {
      let copy: unknown[] | null = null;
      for (let index = 0; index < value.length; index += 1) {
        const item: unknown = value[index];
        const next = replaced(item, depth + 1);
        if (next !== item) (copy ??= [...(value as unknown[])])[index] = next;
      }
      return copy ?? value;
    }
    return replacedFields(value as Plain, depth);
  }

  /** The object itself where nothing in it needs replacing: most of a message is not copied. */
  function replacedFields(value: Plain, depth: number): Plain {
    const keys = Object.keys(value);
    const next = keys.map((key) => replaced(value[key], depth + 1));
    const same = keys.every((key, index) => next[index] === value[key] && !key.startsWith('$'));
    if (same) return value;
    return Object.fromEntries(keys.map((key, index) => [key.startsWith('$') ? `$${key}` : key, next[index]]));
  }

  const json = encodeUtf8(JSON.stringify(replaced(message, 0) ?? null));
  const head = new Uint8Array(HEAD);
  new DataView(head.buffer).setUint32(0, json.length, true);
  return [head, json, ...blobs];
}

/**
 * Decodes a frame from outside. Byte values are copies, so that the frame can be let go.
 * Fails with 'request-invalid' for whatever `encodeFrame` would not have made.
 */
export function decodeFrame(frame: Uint8Array, maxBytes = MAX_FRAME_BYTES): Result<unknown, AppError> {
  if (frame.length > maxBytes) return bad(`${frame.length} bytes are more than the limit of ${maxBytes}`);
  if (frame.length < HEAD) return bad('shorter than its head');
  const jsonBytes = new DataView(frame.buffer, frame.byteOffset).getUint32(0, true);
  if (jsonBytes > frame.length - HEAD) return bad('shorter than its head says');
  const blobs = frame.subarray(HEAD + jsonBytes);
  try {
    const text = createDecoder('utf-8', true).decode(frame.subarray(HEAD, HEAD + jsonBytes));
    const parsed: unknown = JSON.parse(text);
    // Without a "$" key there is no reference to restore; that spares large plain answers the walk.
    return success(text.includes('"$') ? restored(parsed, blobs, 0) : parsed);
  } catch (thrown) {
    return bad(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function bad(reason: string): Result<never, AppError> {
  return failure(appError('request-invalid', { reason: `message frame: ${reason}`.slice(0, 200) }));
}

function restored(value: unknown, blobs: Uint8Array, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item: unknown) => restored(item, blobs, depth + 1));
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === REFERENCE) return blobOf((value as Plain)[REFERENCE], blobs);
  return Object.fromEntries(
    keys.map((key) => {
      if (key.startsWith('$') && !key.startsWith('$$')) throw new RangeError(`unknown reference ${key}`);
      return [key.startsWith('$') ? key.slice(1) : key, restored((value as Plain)[key], blobs, depth + 1)];
    }),
  );
}

function blobOf(range: unknown, blobs: Uint8Array): Uint8Array {
  const [offset, length] = Array.isArray(range) && range.length === 2 ? (range as unknown[]) : [];
  if (!isCount(offset) || !isCount(length) || offset + length > blobs.length) {
    throw new RangeError('a reference lies outside the frame');
  }
  return blobs.slice(offset, offset + length);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
