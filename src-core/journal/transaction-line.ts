import { crc32 } from '../base/crc32.ts';
import { clockDevice, isClock } from '../base/hybrid-clock.ts';
import { createDecoder, encodeUtf8 } from '../base/text-codec.ts';
import { ID_SHAPE } from '../base/id.ts';
import { z } from '../model/guard.ts';
import { CURRENT_FORMAT, migrateTransaction } from './migrations.ts';
import { operationGuard } from './operation-guard.ts';
import type { DevicePosition, Transaction } from './transaction.ts';

/**
 * A transaction as one line of a journal: valid JSON that carries its own checksum.
 *
 *   {"v":1,"crc":"5f2a90c1","documents":[1,20480],"transaction":{…}}\n
 *   └ head ┘└ checksum ────┘└ rest ─────────────────────────────────┘
 *
 * The checksum is the CRC-32 of head and rest, byte for byte; all else is compared exactly. So there is no byte
 * whose change goes unseen.
 */
export interface JournalLine {
  readonly transaction: Transaction;
  /** Where this device's document files end with this transaction: bytes behind it belong to no line yet. */
  readonly documents: DevicePosition;
}

/** Why a line of a journal cannot be used: its bytes changed, it says something impossible, or it is from the future. */
export type LineDamage = 'checksum' | 'shape' | 'newer';

export const NEWLINE = 0x0a;
const CRC_KEY = '"crc":"';
const CRC_DIGITS = 8;
const MAX_HEAD = 12;
const HEAD = /^\{"v":([1-9][0-9]{0,5}),$/;
/** Readings beyond the year 2527 cannot come about: clocks stop following at half of that. */
const LATEST_CLOCK = '100000000000';

const lineGuard = z.strictObject({
  v: z.literal(CURRENT_FORMAT),
  crc: z.string(),
  documents: z.tuple([z.int().positive(), z.int().nonnegative()]),
  transaction: z
    .strictObject({
      tx: z.string().regex(ID_SHAPE),
      command: z.string(),
      ops: z.array(operationGuard),
      device: z.string().regex(ID_SHAPE),
      hlc: z.string().refine((hlc) => isClock(hlc) && hlc < LATEST_CLOCK),
      at: z.string().max(40),
    })
    // Stamps of two devices can never be equal, since each carries its device.
    .refine(({ hlc, device }) => clockDevice(hlc) === device),
});

/** The line's bytes, with the newline at the end. */
export function encodeTransactionLine(line: JournalLine): Uint8Array {
  const head = `{"v":${CURRENT_FORMAT},`;
  const documents: readonly number[] = [line.documents.file, line.documents.offset];
  const rest = JSON.stringify({ documents, transaction: line.transaction }).slice(1);
  const restBytes = encodeUtf8(rest);
  const crc = crc32(restBytes, crc32(encodeUtf8(head)));
  const start = encodeUtf8(`${head}${CRC_KEY}${crc.toString(16).padStart(CRC_DIGITS, '0')}",`);
  const bytes = new Uint8Array(start.length + restBytes.length + 1);
  bytes.set(start);
  bytes.set(restBytes, start.length);
  bytes[bytes.length - 1] = NEWLINE;
  return bytes;
}

/**
 * Checks a line (without its newline) by checksum alone: its format version, or null where any byte changed.
 * Cheap enough to run over a whole journal at every start.
 */
export function checkTransactionLine(line: Uint8Array): number | null {
  const headEnd = line.indexOf(0x2c) + 1;
  if (headEnd === 0 || headEnd > MAX_HEAD) return null;
  const restStart = headEnd + CRC_KEY.length + CRC_DIGITS + 2;
  if (line.length < restStart) return null;
  const start = ascii(line, 0, restStart);
  const version = HEAD.exec(start.slice(0, headEnd))?.[1];
  if (version === undefined) return null;
  const crc = crc32(line.subarray(restStart), crc32(line.subarray(0, headEnd)));
  const expected = `${CRC_KEY}${crc.toString(16).padStart(CRC_DIGITS, '0')}",`;
  return start.slice(headEnd) === expected ? Number(version) : null;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

const decoder = createDecoder('utf-8', true);

/** Decodes one line (without its newline): checksum first, then migration, then the guards on everything it says. */
export function decodeTransactionLine(line: Uint8Array): JournalLine | LineDamage {
  const version = checkTransactionLine(line);
  if (version === null) return 'checksum';
  if (version > CURRENT_FORMAT) return 'newer';
  let parsed: unknown;
  try {
    parsed = migrateTransaction(JSON.parse(decoder.decode(line)), version);
  } catch {
    return 'shape';
  }
  const checked = lineGuard.safeParse(parsed);
  if (!checked.success) return 'shape';
  const { documents } = checked.data;
  // The guard's own copy is not used: what was checked is what was written.
  const { transaction } = parsed as { readonly transaction: Transaction };
  return { transaction, documents: { file: documents[0], offset: documents[1] } };
}
