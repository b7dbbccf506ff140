import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { receive, tick } from '../../src-core/base/hybrid-clock.ts';
import type { DeviceId } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostRequest, HostValue } from '../../src-core/contract/host-api.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { DevicePosition, Transaction } from '../../src-core/journal/transaction.ts';
import { encodeTransactionLine } from '../../src-core/journal/transaction-line.ts';
import type { DocumentLocation } from '../../src-core/model/article.ts';
import type { AppendLog } from './append-log.ts';
import { diskError } from './disk-error.ts';
import type { OriginalsStore } from './originals-store.ts';
import { sha256Of } from './originals-store.ts';

type AppendRequest = HostRequest<'append'>;
type AppendAnswer = Result<HostValue<'append'>, AppError>;

/** What a writer writes with. */
export interface TransactionWriterParts {
  /** The notebook folder, for errors. */
  readonly folder: string;
  readonly device: DeviceId;
  readonly journal: AppendLog;
  readonly documents: AppendLog;
  readonly originals: OriginalsStore;
  /** Whether the notebook folder is still in its place: drives are pulled out, folders are moved and deleted. */
  readonly isThere: () => Promise<boolean>;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  /** Latest clock reading in any journal. */
  readonly clock: string;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly answer: (answer: AppendAnswer) => void;
}

/**
 * Makes transactions durable, one group after the other: what came in while a group was being written is the next
 * group and shares its flushes. Of a group that fails nothing remains, and its members are then tried one by one,
 * so that a large import that does not fit takes no small note down with it.
 */
export class TransactionWriter {
  readonly #parts: TransactionWriterParts;
  #clock: string;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(parts: TransactionWriterParts) {
    this.#parts = parts;
    this.#clock = parts.clock;
  }

  /** Takes note of another device's clock, so that the next transaction is later than what was seen. */
  observe(hlc: string): void {
    this.#clock = receive(this.#clock, hlc);
  }

  /** Answers when the transaction is durable, or could not be made so; answers come in journal order. */
  async append(request: AppendRequest): Promise<AppendAnswer> {
    const complaint = complaintAbout(request);
    if (complaint !== null) {
      return failure(appError('request-invalid', { method: 'append', reason: complaint }));
    }
    if (this.#closed) return failure(appError('host-unreachable'));
    return new Promise((answer) => {
      this.#waiting.push({ request, answer });
      this.#running ??= this.#run();
    });
  }

  /** Takes no more, and returns when everything taken has been answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whatever comes in during this turn of the event loop belongs to the first group.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#writeGroup(group);
    }
    this.#running = null;
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    if (!(await this.#parts.isThere())) {
      const { folder } = this.#parts;
      const gone = failure(appError('disk-failed', { folder, reason: `${folder} is gone` }));
      for (const { answer } of group) answer(gone);
      return;
    }
    try {
      const answers = await this.#commit(group.map(({ request }) => request));
      group.forEach(({ answer }, index) => answer(success(answers[index] as HostValue<'append'>)));
    } catch (thrown) {
      if (group.length === 1) {
        group[0]?.answer(failure(diskError(thrown, this.#parts.folder)));
        return;
      }
      for (const one of group) await this.#writeGroup([one]);
    }
  }

  /** Originals, then documents, then the journal, each on the disk before the next. Throws with everything taken back. */
  async #commit(requests: readonly AppendRequest[]): Promise<readonly HostValue<'append'>[]> {
    const { journal, documents, originals } = this.#parts;
    const documentsEnd = documents.end;
    const written = await originals.store(requests.flatMap((request) => request.originals));
    try {
      const stored = this.#layOut(requests);
      await documents.append(Buffer.concat(stored.bytes));
      const lines = requests.map((request, index) => this.#transaction(request, stored.locations[index]));
      const encoded = lines.map((transaction) =>
        encodeTransactionLine({ transaction, documents: documents.end }),
      );
      const answers = this.#answers(lines, encoded);
      await journal.append(Buffer.concat(encoded));
      return answers;
    } catch (thrown) {
      await documents.rewind(documentsEnd);
      await originals.remove(written);
      throw thrown;
    }
  }

  /** Where each document of the group will lie, and the bytes to append for it. */
  #layOut(requests: readonly AppendRequest[]): {
    readonly bytes: readonly Uint8Array[];
    /** By request, then by document id. */
    readonly locations: readonly ReadonlyMap<string, DocumentLocation>[];
  } {
    const { file, offset: start } = this.#parts.documents.next;
    const bytes: Uint8Array[] = [];
    let offset = start;
    const locations = requests.map((request) => {
      const ofRequest = new Map<string, DocumentLocation>();
      for (const { id, json } of request.documents) {
        const line = Buffer.from(`${json}\n`, 'utf8');
        const length = line.length - 1;
        const sha256 = sha256Of(line.subarray(0, length));
        ofRequest.set(id, { device: this.#parts.device, file, offset, length, sha256 });
        bytes.push(line);
        offset += line.length;
      }
      return ofRequest;
    });
    return { bytes, locations };
  }

  #transaction(
    request: AppendRequest,
    locations: ReadonlyMap<string, DocumentLocation> | undefined,
  ): Transaction {
    const { tx, command, ops } = request.draft;
    const nowMs = this.#parts.now();
    this.#clock = tick(this.#clock, nowMs, this.#parts.device);
    return {
      tx,
      command,
      ops: ops.map((operation): Operation => {
        if (operation.op !== 'put' || operation.kind !== 'document') return operation;
        const location = locations?.get(operation.id) ?? operation.record.location;
        return { ...operation, record: { ...operation.record, location } };
      }),
      device: this.#parts.device,
      hlc: this.#clock,
      at: new Date(nowMs).toISOString(),
    };
  }

  #answers(lines: readonly Transaction[], encoded: readonly Uint8Array[]): readonly HostValue<'append'>[] {
    const { journal, device } = this.#parts;
    let previous: DevicePosition = journal.end;
    let { offset } = journal.next;
    const { file } = journal.next;
    return lines.map((transaction, index) => {
      offset += (encoded[index] as Uint8Array).length;
      const end = { file, offset };
      const answer = { transaction, position: { [device]: end }, previous };
      previous = end;
      return answer;
    });
  }
}

/** What a guard cannot see in a well-formed request: parts that do not belong together. */
function complaintAbout({ draft, documents, originals }: AppendRequest): string | null {
  const given = new Set(documents.map(({ id }) => id as string));
  if (given.size !== documents.length) return 'a document is given twice';
  for (const operation of draft.ops) {
    if (operation.op !== 'put' || operation.kind !== 'document') continue;
    if (!given.delete(operation.id) && operation.record.location === null) {
      return `document ${operation.id} has no content`;
    }
  }
  if (given.size > 0) return `document ${[...given].join(', ')} is put by no operation`;
  for (const { sha256, bytes } of originals) {
    if (sha256Of(bytes) !== sha256) return `original ${sha256} has other bytes`;
  }
  for (const { id, json } of documents) {
    if (!isJsonObject(json)) return `document ${id} is no JSON object`;
  }
  return null;
}

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
