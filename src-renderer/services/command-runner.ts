import type { AppError } from '../../src-core/base/error-code.ts';
import { asId } from '../../src-core/base/id.ts';
import type { NewId, TransactionId } from '../../src-core/base/id.ts';
import { success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { inverseOf } from '../../src-core/journal/inverse.ts';
import type { TwinSource } from '../../src-core/import/find-twins.ts';
import type { Operation } from '../../src-core/journal/operation.ts';
import type { Transaction } from '../../src-core/journal/transaction.ts';
import type { RecordKind } from '../../src-core/model/records.ts';
import type { AppendedTransaction } from '../store/projection.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import type { CommandResult, Live } from './app-services.ts';
import type { Attachments, Command } from './commands/command.ts';
import { createLiveValue } from './live-value.ts';
import { createSerial } from './serial.ts';
import { onCurrentVersions, seenVersions } from './undo-over-versions.ts';
import type { SeenVersions } from './undo-over-versions.ts';
import { touchedPlace } from './touched-place.ts';
import type { TouchedPlace } from './touched-place.ts';

/** The operations that take a change back, from the records as they are when that is asked for. */
export type PlanUndo = (lookup: RecordLookup) => Promise<readonly Operation[]>;

/** A change that can be taken back. */
interface UndoEntry {
  readonly name: string;
  readonly plan: PlanUndo;
  /** Versions that were current when it was done. */
  readonly seen: SeenVersions;
  /** What a command must join to be undone together with this one, and until when (milliseconds since 1970). */
  readonly open?: { readonly joins: string; readonly until: number };
  readonly portionOf?: string;
}

/** Milliseconds after a command in which the next one may join it. */
const JOIN_WITHIN = 1_500;

/** What the runner works with. */
export interface CommandRunnerParts {
  readonly host: Pick<HostApi, 'append'>;
  /** Runs a query on complete records. */
  readonly read: <Value>(query: (lookup: RecordLookup) => Promise<Value>) => Promise<Value>;
  /** Brings an acknowledged transaction, with what it attached, to everything that is derived from the journal; never fails. */
  readonly applied: (appended: AppendedTransaction, attachments: Attachments) => Promise<unknown>;
  /** Content of a version; null where it cannot be read. */
  readonly readVersion: TwinSource['read'];
  readonly newId: NewId;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The only way to change records: one command after the other, each durable before it is visible. */
export interface CommandRunner {
  /** `sent` is called when the command is on its way to the disk. */
  readonly run: <Value>(command: Command<Value>, sent?: () => void) => CommandResult<Value>;
  /**
   * Appends operations that are no command of their own (an import batch, the session): nothing to undo. `late` adds what
   * follows from commands that came after these were planned.
   */
  readonly append: (
    name: string,
    ops: readonly Operation[],
    attachments?: Attachments,
    late?: (lookup: RecordLookup) => Promise<readonly Operation[]>,
  ) => CommandResult<Transaction>;
  /** Makes something that was appended undoable; forgets what could be redone. */
  readonly pushUndo: (name: string, plan: PlanUndo) => void;
  readonly undo: () => CommandResult<string | null>;
  readonly redo: () => CommandResult<string | null>;
  /** What the last undo or redo was about. */
  readonly place: () => TouchedPlace | null;
  readonly state: Live<{ readonly undo: string | null; readonly redo: string | null }>;
}

const NOTHING_ATTACHED: Attachments = { documents: [], originals: [] };

async function inverseNow(lookup: RecordLookup, ops: readonly Operation[]): Promise<readonly Operation[]> {
  const wanted = new Map<RecordKind, Set<string>>();
  for (const { kind, id } of ops) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  const records = new Map<string, object>();
  for (const [kind, ids] of wanted) {
    for (const record of await lookup.getMany(kind, [...ids])) {
      if (record !== undefined) records.set(`${kind}/${record.id}`, record);
    }
  }
  return inverseOf(ops, (kind, id) => records.get(`${kind}/${id}`) ?? null);
}

/** Starts with nothing to undo. */
export function createCommandRunner({
  host,
  read,
  applied,
  readVersion,
  newId,
  now,
}: CommandRunnerParts): CommandRunner {
  const serial = createSerial();
  let undone: UndoEntry[] = [];
  const done: UndoEntry[] = [];
  let place: TouchedPlace | null = null;
  const state = createLiveValue<{ readonly undo: string | null; readonly redo: string | null }>({
    undo: null,
    redo: null,
  });
  const tell = (): void => state.set({ undo: done.at(-1)?.name ?? null, redo: undone.at(-1)?.name ?? null });

  const append = async (
    command: string,
    ops: readonly Operation[],
    attachments: Attachments,
    sent?: () => void,
  ): Promise<Result<Transaction, AppError>> => {
    const draft = { tx: asId<TransactionId>(newId()), command, ops };
    const appending = host.append({ draft, ...attachments });
    sent?.();
    const appended = await appending;
    if (!appended.ok) return appended;
    await applied(appended.value, attachments);
    return success(appended.value.transaction);
  };

  const pushUndo = (
    name: string,
    plan: PlanUndo,
    { joins, portionOf }: Pick<Command, 'joins' | 'portionOf'> = {},
    seen: SeenVersions = new Map(),
  ): void => {
    done.push({
      name,
      plan,
      seen,
      ...(joins === undefined ? {} : { open: { joins, until: now() + JOIN_WITHIN } }),
      ...(portionOf === undefined ? {} : { portionOf }),
    });
    undone = [];
    tell();
  };

  /** Takes back the last entry of one stack and leaves on the other what takes that back. */
  const takeBack = async (
    from: () => UndoEntry[],
    to: () => UndoEntry[],
    verb: string,
  ): Promise<Result<string | null, AppError>> => {
    const entry = from().at(-1);
    if (entry === undefined) return success(null);
    const { ops, inverse, seen } = await read(async (lookup) => {
      const planned = await entry.plan(lookup);
      const landed = await onCurrentVersions(planned, entry.seen, lookup, readVersion);
      const back = await inverseNow(lookup, landed);
      return { ops: landed, inverse: back, seen: await seenVersions(lookup, back) };
    });
    const appended = await append(`${verb} ${entry.name}`, ops, NOTHING_ATTACHED);
    if (!appended.ok) return appended;
    place = await read((lookup) => touchedPlace(lookup, ops, inverse));
    from().pop();
    to().push({ name: entry.name, plan: async () => inverse, seen });
    tell();
    return success(entry.name);
  };

  return {
    state,
    run: (command, sent) =>
      serial(async () => {
        const plan = await read((lookup) =>
          command.plan({ lookup, newId, now: new Date(now()).toISOString() }),
        );
        if (!plan.ok) return plan;
        const { ops, value, attachments = NOTHING_ATTACHED } = plan.value;
        if (ops.length === 0) return success(value);
        const { inverse, seen } = await read(async (lookup) => {
          const back = await inverseNow(lookup, ops);
          return { inverse: back, seen: await seenVersions(lookup, back) };
        });
        const appended = await append(command.name, ops, attachments, sent);
        if (!appended.ok) return appended;
        const { joins, portionOf } = command;
        const last = done.at(-1);
        const joined = joins !== undefined && last?.open?.joins === joins && now() <= last.open.until;
        const follows = portionOf !== undefined && last?.portionOf === portionOf;
        if (joined || follows) done.pop();
        const takeAllBack = async (lookup: RecordLookup): Promise<readonly Operation[]> => {
          const before = (joined || follows) && last !== undefined ? await last.plan(lookup) : [];
          // What takes the first one of several on the same fields back takes all of them back.
          return joined ? before : [...inverse, ...before];
        };
        const before = (joined || follows) && last !== undefined ? last.seen : [];
        pushUndo(command.name, takeAllBack, command, new Map([...seen, ...before]));
        return success(value);
      }),
    place: () => place,
    append: (name, ops, attachments = NOTHING_ATTACHED, late) =>
      serial(async () =>
        append(name, late === undefined ? ops : [...ops, ...(await read(late))], attachments),
      ),
    pushUndo: (name, plan) => pushUndo(name, plan),
    undo: () =>
      serial(() =>
        takeBack(
          () => done,
          () => undone,
          'undo',
        ),
      ),
    redo: () =>
      serial(() =>
        takeBack(
          () => undone,
          () => done,
          'redo',
        ),
      ),
  };
}
