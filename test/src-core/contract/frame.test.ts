import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, frameParts } from '../../../src-core/contract/frame.ts';
import { codeOf, valueOf } from './host-conformance.ts';

const SEED = 20_241_105;
const key = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('$bytes', '$', '$$bytes', 'bytes', '__proto__', 'toString'),
);
const { message } = fc.letrec<{ message: unknown }>((tie) => ({
  message: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, '', '🙂', '\ud800', '"$bytes"'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.uint8Array({ maxLength: 20 }),
    fc.array(tie('message'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('message')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

describe('a message frame', () => {
  it(`brings back any message with its bytes (seed ${SEED})`, () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(valueOf(decodeFrame(encodeFrame(sent)))).toEqual(sent);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it(`is a value or an error for any bytes at all, never an exception (seed ${SEED})`, () => {
    fc.assert(
      fc.property(message, fc.nat(), fc.nat(255), fc.nat(), (sent, at, byte, cut) => {
        const frame = encodeFrame(sent);
        frame[at % frame.length] = byte;
        const result = decodeFrame(frame.subarray(0, cut % (frame.length + 1)));
        if (!result.ok) expect(result.error.code).toBe('request-invalid');
      }),
      { seed: SEED, numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const result = decodeFrame(bytes);
        if (!result.ok) expect(result.error.code).toBe('request-invalid');
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it(`is its pieces one after the other, the message's bytes themselves among them (seed ${SEED})`, () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(Buffer.concat(frameParts(sent))).toEqual(Buffer.from(encodeFrame(sent)));
      }),
      { seed: SEED, numRuns: 200 },
    );
    const bytes = new Uint8Array([1, 2, 3]);
    expect(frameParts({ deep: [bytes] })).toContain(bytes);
  });

  it('leaves the message that is sent as it was', () => {
    const sent = { $a: [new Uint8Array([1])], plain: { deep: 1 } };
    encodeFrame(sent);
    expect(sent).toEqual({ $a: [new Uint8Array([1])], plain: { deep: 1 } });
  });

  it('hands out bytes that do not share memory with the frame', () => {
    const frame = encodeFrame({ bytes: new Uint8Array([1, 2, 3]) });
    const { bytes } = valueOf(decodeFrame(frame)) as { bytes: Uint8Array };
    frame.fill(0);
    expect([...bytes]).toEqual([1, 2, 3]);
  });

  const framed = (json: string, blobs: readonly number[] = []): Uint8Array => {
    const text = Buffer.from(json);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(text.length);
    return new Uint8Array(Buffer.concat([head, text, Buffer.from(blobs)]));
  };

  it('refuses references outside its blobs, unknown references and depth without end', () => {
    for (const json of [
      '{"$bytes":[0,4]}',
      '{"$bytes":[-1,1]}',
      '{"$bytes":[0.5,1]}',
      '{"$bytes":"0,1"}',
      '{"$bytes":[0,1],"more":1}',
      '{"$other":1}',
      `${'['.repeat(300)}{"$bytes":[0,1]}${']'.repeat(300)}`,
    ]) {
      expect(codeOf(decodeFrame(framed(json, [1, 2, 3]))), json).toBe('request-invalid');
    }
    expect(valueOf(decodeFrame(framed('{"$bytes":[1,2]}', [1, 2, 3])))).toEqual(new Uint8Array([2, 3]));
  });

  it('refuses a frame above the limit before it reads it', () => {
    expect(codeOf(decodeFrame(encodeFrame('x'.repeat(100)), 50))).toBe('request-invalid');
  });
});
