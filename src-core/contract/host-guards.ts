import type { AppError } from '../base/error-code.ts';
import { appError } from '../base/error-code.ts';
import { failure, success } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { ID_SHAPE } from '../base/id.ts';
import { draftGuard } from '../journal/operation-guard.ts';
import { complaintOf, z } from '../model/guard.ts';
import { documentLocationGuard } from '../model/record-guard.ts';
import type { HostMethod, HostRequest } from './host-api.ts';
import { isPlainFileName } from './plain-file-name.ts';

const count = z.int().nonnegative();
const identifier = z.string().regex(ID_SHAPE);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.instanceof(Uint8Array);
const nothing = z.strictObject({});

/** Names inside index/: plain, short, and never hidden. */
const segmentName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/);
const plainName = z.string().refine(isPlainFileName, 'not a plain file name');
const savePath = z
  .string()
  .max(1000)
  .refine((path) => path.split('/').every(isPlainFileName), 'a part of the path is not a plain file name');

/** What a host calls a watched file. */
const watchedId = z.string().regex(/^[0-9A-Za-z]{1,40}$/);
/** Of one piece; every way to a host carries more. */
const MOST_WATCHED_BYTES = 64 * 1024 * 1024;

const position = z.record(identifier, z.strictObject({ file: z.int().positive(), offset: count }));

/** The guard of each method's request; a missing one is a compile error. */
const GUARDS: Readonly<Record<HostMethod, z.ZodType>> = {
  describe: nothing,
  readJournal: z.strictObject({ from: position, limit: z.int().positive().max(1_000_000) }),
  append: z.strictObject({
    draft: draftGuard,
    documents: z.array(
      z.strictObject({
        id: identifier,
        json: z.string().refine((json) => !json.includes('\n'), 'the JSON of a document is one line'),
      }),
    ),
    originals: z.array(z.strictObject({ sha256, bytes, extension: z.string().regex(/^[a-z0-9]{1,16}$/) })),
  }),
  readDocuments: z.strictObject({ locations: z.array(documentLocationGuard).max(10_000) }),
  readOriginal: z.strictObject({ sha256 }),
  readIndexManifest: nothing,
  readSegment: z
    .strictObject({ name: segmentName, start: count, end: z.int().min(-1) })
    .refine(({ start, end }) => end === -1 || start <= end, 'start lies after end'),
  writeIndex: z.strictObject({
    base: z.int().min(0).max(0xffffffff).nullable().optional(),
    segments: z.array(z.strictObject({ name: segmentName, bytes })),
    manifest: bytes,
    remove: z.array(segmentName),
  }),
  saveFiles: z.strictObject({
    folderName: plainName,
    files: z.array(z.strictObject({ path: savePath, text: z.string() })),
  }),
  saveOriginal: z.strictObject({ folderName: plainName, name: plainName, sha256 }),
  watchFolder: z.strictObject({ on: z.boolean() }),
  takeWatched: z.strictObject({ limit: z.int().positive().max(1_000) }),
  readWatched: z
    .strictObject({ file: watchedId, start: count, end: count })
    .refine(({ start, end }) => start <= end && end - start <= MOST_WATCHED_BYTES, 'the piece is too large'),
  settleWatched: z.strictObject({ files: z.array(watchedId).max(10_000) }),
  revealFolder: nothing,
};

/** Checks a request that came from outside; the value is the request itself, not a copy. Fails with 'request-invalid'. */
export function checkRequest<Method extends HostMethod>(
  method: Method,
  request: unknown,
): Result<HostRequest<Method>, AppError> {
  const checked = GUARDS[method].safeParse(request);
  if (checked.success) return success(request as HostRequest<Method>);
  return failure(appError('request-invalid', { method, reason: complaintOf(checked.error) }));
}
