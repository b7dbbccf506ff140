import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseOf } from '../../../src-core/journal/inverse.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import { reduceRow } from '../../../src-core/journal/reduce-row.ts';
import { applyTransaction, createState, record } from '../../../src-core/journal/reducer.ts';
import type { Row } from '../../../src-core/journal/row.ts';
import { stampOf } from '../../../src-core/journal/stamp.ts';
import type { Transaction } from '../../../src-core/journal/transaction.ts';
import { CLOCK_ZERO, tick } from '../../../src-core/base/hybrid-clock.ts';
import { sampleAnnotation, sampleId, sampleTopic } from '../model/sample-records.ts';
import { journalsArbitrary, operationsArbitrary } from './transaction-arbitrary.ts';
import { stateAfter, visibleRecords } from './visible-records.ts';

const SEED = 20_241_101;
const RUNS = 600;
const laws = `seed ${SEED}`;

const device = sampleId('device', 1);
const id = sampleId('annotation', 1);

/** Stamps 1, 2, 3 … in order. */
const at = (time: number): string => stampOf(tick(CLOCK_ZERO, time, device), 0);
const put = (note: string, colour: 'yellow' | 'red' = 'yellow'): Operation => ({
  op: 'put',
  kind: 'annotation',
  id,
  record: sampleAnnotation(1, { note, colour }),
});
const patch = (fields: { note?: string; colour?: 'red' | 'blue' }): Operation => ({
  op: 'patch',
  kind: 'annotation',
  id,
  fields,
});
const remove: Operation = { op: 'delete', kind: 'annotation', id };

/** The row after operations in every order they could arrive in; all the same, or the test fails. */
function inEveryOrder(...stamped: readonly (readonly [number, Operation])[]): Row {
  const rows = permutations(stamped).map((order) =>
    order.reduce<Row | undefined>((row, [time, operation]) => reduceRow(row, operation, at(time)), undefined),
  );
  for (const row of rows) expect(row).toEqual(rows[0]);
  return rows[0]!;
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

describe('reduceRow', () => {
  it('lets the later put win as a whole', () => {
    expect(inEveryOrder([1, put('one')], [2, put('two')]).record).toMatchObject({ note: 'two' });
  });

  it('lets the later of two patches win field by field', () => {
    const row = inEveryOrder(
      [1, put('')],
      [2, patch({ note: 'a', colour: 'red' })],
      [3, patch({ note: 'b' })],
    );
    expect(row.record).toMatchObject({ note: 'b', colour: 'red' });
  });

  it('keeps a patch that arrives before its put', () => {
    const row = reduceRow(undefined, patch({ note: 'late' }), at(2));
    expect(row.record).toBeNull();
    expect(reduceRow(row, put('early'), at(1)).record).toMatchObject({ note: 'late' });
  });

  it('drops patches older than the latest put', () => {
    expect(inEveryOrder([1, put('')], [2, patch({ note: 'gone' })], [3, put('new')]).record).toMatchObject({
      note: 'new',
    });
  });

  it('hides a record while its latest delete is later than its latest put', () => {
    expect(inEveryOrder([1, put('')], [2, remove]).record).toBeNull();
    expect(inEveryOrder([1, remove], [2, put('back')]).record).toMatchObject({ note: 'back' });
    expect(inEveryOrder([1, put('')], [2, remove], [3, put('again')]).record).toMatchObject({
      note: 'again',
    });
  });

  it('does not bring a deleted record back by a later patch', () => {
    expect(inEveryOrder([1, put('')], [2, remove], [3, patch({ note: 'x' })]).record).toBeNull();
  });

  it('lets a put between a delete and a patch keep the patch', () => {
    const row = inEveryOrder([1, put('')], [2, remove], [3, put('back', 'red')], [4, patch({ note: 'x' })]);
    expect(row.record).toMatchObject({ note: 'x', colour: 'red' });
  });

  it('forgets what can never matter again', () => {
    const row = inEveryOrder([1, put('')], [2, patch({ note: 'a' })], [3, remove]);
    expect(row.stamps).toEqual({ put: at(1), deleted: at(3), fields: {}, waiting: {} });
  });

  it('gives back the same row for an operation it has seen', () => {
    const row = inEveryOrder([1, put('')], [2, patch({ note: 'a' })]);
    expect(reduceRow(row, put(''), at(1))).toBe(row);
    expect(reduceRow(row, patch({ note: 'a' }), at(2))).toBe(row);
  });

  it('refuses an operation on another record', () => {
    const row = reduceRow(undefined, put(''), at(1));
    expect(() => reduceRow(row, { ...remove, id: 'other' }, at(2))).toThrow(RangeError);
  });

  it('survives being stored as JSON between two operations', () => {
    fc.assert(
      fc.property(journalsArbitrary, (journals) => {
        const rows = new Map<string, Row>();
        for (const transaction of journals.flat()) {
          transaction.ops.forEach((operation, index) => {
            const key = `${operation.kind}/${operation.id}`;
            const stored = rows.get(key);
            const row = stored === undefined ? undefined : (JSON.parse(JSON.stringify(stored)) as Row);
            rows.set(key, reduceRow(row, operation, stampOf(transaction.hlc, index)));
          });
        }
        const state = stateAfter(journals.flat());
        for (const [, ofKind] of state.rows) {
          for (const [rowId, row] of ofKind) expect(rows.get(`${row.kind}/${rowId}`)).toEqual(row);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe('applyTransaction', () => {
  it(`gives the same records for any interleaving of three devices' journals (${laws})`, () => {
    fc.assert(
      fc.property(journalsArbitrary, fc.array(fc.nat(2), { maxLength: 60 }), (journals, choices) => {
        const queues = journals.map((journal) => [...journal]);
        const interleaved: Transaction[] = [];
        for (const choice of choices) {
          const next = queues[choice]!.shift();
          if (next !== undefined) interleaved.push(next);
        }
        interleaved.push(...queues.flat());
        expect(stateAfter(interleaved)).toEqual(stateAfter(journals.flat()));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it(`gives the same records for any order of transactions at all (${laws})`, () => {
    fc.assert(
      fc.property(
        journalsArbitrary.chain((journals) => {
          const all = journals.flat();
          return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }));
        }),
        ([all, shuffled]) => {
          const inOrder = all.toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
          expect(visibleRecords(stateAfter(shuffled))).toEqual(visibleRecords(stateAfter(inOrder)));
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it(`changes nothing when a journal is replayed a second time (${laws})`, () => {
    fc.assert(
      fc.property(journalsArbitrary, (journals) => {
        const state = stateAfter(journals.flat());
        const before = structuredClone(state);
        for (const transaction of journals.flat()) expect(applyTransaction(state, transaction)).toEqual([]);
        expect(state).toEqual(before);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('agrees with a naive model for one device: assign, merge, remove, in order', () => {
    fc.assert(
      fc.property(fc.array(operationsArbitrary, { maxLength: 12 }), (lists) => {
        const model = new Map<string, object>();
        for (const operation of lists.flat()) {
          const key = `${operation.kind}/${operation.id}`;
          const former = model.get(key);
          if (operation.op === 'put') model.set(key, operation.record);
          else if (operation.op === 'delete') model.delete(key);
          else if (former !== undefined) model.set(key, { ...former, ...operation.fields });
        }
        // What a model without stamps cannot know: a patch before a put of the same record is gone in both.
        expect(visibleRecords(stateAfter(transactionsOf(lists)))).toEqual(Object.fromEntries(model));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('tells each changed record once, with what was and what is', () => {
    const state = createState();
    const [first, second] = transactionsOf([
      [put('a'), patch({ note: 'b' }), { op: 'delete', kind: 'topic', id: sampleId('topic', 1) }],
      [patch({ note: 'c' })],
    ]);
    expect(applyTransaction(state, first!)).toEqual([
      { kind: 'annotation', id, before: null, after: sampleAnnotation(1, { note: 'b' }) },
    ]);
    expect(applyTransaction(state, second!)).toMatchObject([{ before: { note: 'b' }, after: { note: 'c' } }]);
    expect(record(state, 'annotation', id)?.note).toBe('c');
    expect(record(state, 'topic', sampleId('topic', 1))).toBeNull();
  });
});

/** Transactions of one device, one for each list of operations. */
function transactionsOf(lists: readonly (readonly Operation[])[], firstMs = 1): Transaction[] {
  let clock = CLOCK_ZERO;
  return lists.map((ops, index) => {
    clock = tick(clock, firstMs + index, device);
    return {
      tx: sampleId('tx', index),
      command: 'test',
      ops,
      device,
      hlc: clock,
      at: '',
    } as unknown as Transaction;
  });
}

describe('inverseOf', () => {
  it(`restores every record exactly, for any list of operations (${laws})`, () => {
    fc.assert(
      fc.property(
        fc.array(operationsArbitrary, { maxLength: 6 }),
        fc.array(operationsArbitrary, { minLength: 1, maxLength: 6 }),
        (past, commands) => {
          const state = stateAfter(transactionsOf(past));
          let time = 1000;
          const apply = (ops: readonly Operation[]): void => {
            for (const transaction of transactionsOf([ops], (time += 1)))
              applyTransaction(state, transaction);
          };
          const seen: Record<string, unknown>[] = [];
          const undos: (readonly Operation[])[] = [];
          for (const ops of commands) {
            seen.push(structuredClone(visibleRecords(state)));
            undos.push(inverseOf(ops, (kind, recordId) => record(state, kind, recordId)));
            apply(ops);
          }
          for (let index = commands.length - 1; index >= 0; index -= 1) {
            const after = structuredClone(visibleRecords(state));
            const undo = undos[index]!;
            const redo = inverseOf(undo, (kind, recordId) => record(state, kind, recordId));
            apply(undo);
            expect(visibleRecords(state)).toEqual(seen[index]);
            apply(redo);
            expect(visibleRecords(state)).toEqual(after);
            apply(undo);
            expect(visibleRecords(state)).toEqual(seen[index]);
          }
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('turns each operation round, last first', () => {
    const topic = sampleTopic(1);
    const ops: Operation[] = [
      put('new'),
      { op: 'patch', kind: 'topic', id: topic.id, fields: { name: 'B' } },
      { op: 'delete', kind: 'topic', id: topic.id },
    ];
    expect(inverseOf(ops, (kind) => (kind === 'topic' ? topic : null))).toEqual([
      { op: 'put', kind: 'topic', id: topic.id, record: { ...topic, name: 'B' } },
      { op: 'patch', kind: 'topic', id: topic.id, fields: { name: topic.name } },
      { op: 'delete', kind: 'annotation', id },
    ]);
  });

  it('has nothing to undo where nothing could be seen', () => {
    expect(inverseOf([remove, patch({ note: 'x' })], () => null)).toEqual([]);
  });
});
