import fc from 'fast-check';
import { CLOCK_ZERO, receive, tick } from '../../../src-core/base/hybrid-clock.ts';
import type { DeviceId, TransactionId } from '../../../src-core/base/id.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Transaction } from '../../../src-core/journal/transaction.ts';
import { sampleAnnotation, sampleArticle, sampleId, sampleTopic } from '../model/sample-records.ts';

/** Few records, so that operations meet each other. */
const number = fc.integer({ min: 0, max: 2 });
const text = fc.constantFrom('', 'a', 'ß', '🙂', 'Pjöngjang');

/** Operations on a handful of annotations, topics and articles. */
export const operationArbitrary: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(number, text).map(([n, note]): Operation => {
    const record = sampleAnnotation(n, { note });
    return { op: 'put', kind: 'annotation', id: record.id, record };
  }),
  fc.tuple(number, text).map(([n, name]): Operation => {
    const record = sampleTopic(n, { name });
    return { op: 'put', kind: 'topic', id: record.id, record };
  }),
  fc.tuple(number, text).map(([n, title]): Operation => {
    const record = sampleArticle(n, { title });
    return { op: 'put', kind: 'article', id: record.id, record };
  }),
  fc.tuple(number, text).map(([n, note]): Operation => ({
    op: 'patch',
    kind: 'annotation',
    id: sampleId('annotation', n),
    fields: { note },
  })),
  fc
    .tuple(number, fc.constantFrom('red', 'blue', 'green'), fc.option(text))
    .map(([n, colour, definition]): Operation => ({
      op: 'patch',
      kind: 'topic',
      id: sampleId('topic', n),
      fields: definition === null ? { colour } : { colour, definition },
    })),
  fc.tuple(number, fc.boolean()).map(([n, starred]): Operation => ({
    op: 'patch',
    kind: 'article',
    id: sampleId('article', n),
    fields: { starred },
  })),
  fc
    .tuple(number, fc.constantFrom('annotation', 'topic', 'article'))
    .map(([n, kind]): Operation => ({ op: 'delete', kind, id: sampleId(kind, n) })),
);

export const operationsArbitrary = fc.array(operationArbitrary, { minLength: 1, maxLength: 4 });

/** What happens at one of the devices: it makes a transaction, or it hears of all another one has made so far. */
const eventArbitrary = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('write' as const),
      device: number,
      ops: operationsArbitrary,
      skewMs: fc.integer({ min: -5, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hear' as const), device: number, from: number }) },
);

/** Journals of three devices whose clocks run wrong and that hear of each other now and then. */
export const journalsArbitrary: fc.Arbitrary<readonly (readonly Transaction[])[]> = fc
  .array(eventArbitrary, { minLength: 1, maxLength: 24 })
  .map((events) => {
    const devices = [0, 1, 2].map((n) => ({ id: sampleId('device', n) as DeviceId, clock: CLOCK_ZERO }));
    const journals: Transaction[][] = [[], [], []];
    events.forEach((event, index) => {
      const device = devices[event.device]!;
      if (event.type === 'hear') {
        device.clock = receive(device.clock, devices[event.from]!.clock);
        return;
      }
      const nowMs = 1_700_000_000_000 + index + event.skewMs;
      device.clock = tick(device.clock, nowMs, device.id);
      journals[event.device]!.push({
        tx: sampleId('tx', index) as TransactionId,
        command: 'test',
        ops: event.ops,
        device: device.id,
        hlc: device.clock,
        at: new Date(nowMs).toISOString(),
      });
    });
    return journals;
  });
