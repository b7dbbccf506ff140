import { appError } from '../../src-core/base/error-code.ts';
import { failure, success } from '../../src-core/base/result.ts';
import { guardHost } from '../../src-core/contract/guard-host.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';

/** A guarded host with no notebook behind it, for tests of the ways to a host: it echoes what proves the way. */
export function fakeHostApi(calls: string[] = []): HostApi {
  const missing = () => Promise.resolve(failure(appError('record-missing')));
  return guardHost({
    describe: missing,
    readJournal: missing,
    append: missing,
    readDocuments: missing,
    readOriginal({ sha256 }) {
      calls.push(`readOriginal ${sha256}`);
      return Promise.resolve(success({ bytes: new Uint8Array([0, 1, 254, 255]) }));
    },
    readIndexManifest: missing,
    readSegment({ name, start, end }) {
      calls.push(`readSegment ${name}`);
      return Promise.resolve(success({ bytes: new Uint8Array(end - start).fill(7) }));
    },
    writeIndex({ segments }) {
      calls.push(`writeIndex ${segments.map((segment) => segment.bytes.length).join(',')}`);
      return Promise.resolve(success({}));
    },
    saveFiles: missing,
    saveOriginal: missing,
    watchFolder: missing,
    takeWatched: missing,
    readWatched: missing,
    settleWatched: missing,
    revealFolder: missing,
  });
}
