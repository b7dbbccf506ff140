/**
 * Hybrid logical clock (Kulkarni et al. 2014) as a text that sorts as the clock does:
 *
 *   0192f3c4a5b6-0003-01JCXW…26 characters
 *   └ 48-bit ms   └ counter, 16 bit   └ device
 *
 * Fixed width as long as device ids are, so plain string comparison is the order of events.
 */
const SHAPE = /^([0-9a-f]{12})-([0-9a-f]{4})-(.+)$/;
const MAX_MS = 2 ** 48 - 1;
const MAX_COUNTER = 0xffff;

/**
 * The year 2248. Wall clocks beyond it are wrong, and readings beyond it are not followed: one bad clock in a shared
 * folder would otherwise push everybody's towards the end of the 48 bits, where no later reading exists.
 */
const LATEST_MS = 2 ** 43;

/** The clock before any event: sorts before every reading. */
export const CLOCK_ZERO = '';

interface Reading {
  readonly ms: number;
  readonly counter: number;
}

function parse(clock: string): Reading {
  if (clock === CLOCK_ZERO) return { ms: 0, counter: -1 };
  const match = SHAPE.exec(clock);
  if (match === null) throw new RangeError(`not a hybrid clock reading: ${clock}`);
  return { ms: Number.parseInt(match[1] as string, 16), counter: Number.parseInt(match[2] as string, 16) };
}

function format(ms: number, counter: number, device: string): string {
  if (ms > MAX_MS) throw new RangeError(`hybrid clock beyond 48 bits: ${ms} ms`);
  return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${device}`;
}

/** Whether a text is a reading of this clock. */
export function isClock(text: string): boolean {
  return SHAPE.test(text);
}

/** The device that a reading belongs to. */
export function clockDevice(clock: string): string {
  return SHAPE.exec(clock)?.[3] ?? '';
}

/** The reading for a new event: later than `last` whatever the wall clock (ms since 1970) does. */
export function tick(last: string, nowMs: number, device: string): string {
  const { ms, counter } = parse(last);
  const now = Math.min(Math.max(0, Math.floor(nowMs)), LATEST_MS - 1);
  if (now > ms) return format(now, 0, device);
  if (counter < MAX_COUNTER) return format(ms, counter + 1, device);
  return format(ms + 1, 0, device);
}

/** The last known reading after seeing another device's: the later of the two, so that the next tick follows both. Throws RangeError for what is no reading. */
export function receive(last: string, seen: string): string {
  const { ms } = parse(seen);
  return seen > last && ms < LATEST_MS ? seen : last;
}
