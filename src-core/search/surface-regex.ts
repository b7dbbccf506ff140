import { parseRegex, type RegexNode } from './regex-syntax.ts';
import { LONGEST_SURFACE, type UnitFollower } from './unit-follower.ts';

/** States of the automaton; counted repetitions are written out. */
const MAX_STATES = 1500;
/** Sets of states that are worked out, and steps from state to state to find them (some 20 ms); then no word matches any more. */
const MAX_SETS = 4000;
const BUDGET = 2_000_000;
const DEAD = 0;
const UNKNOWN = -1;

interface Automaton {
  /** For each state: the set it takes (an index into `sets`), or -1 for one that takes nothing. */
  readonly takes: number[];
  /** Where it goes behind that; for states that take nothing: where one may go at once. */
  readonly next: number[][];
  /** 1 = only at the start, 2 = only at the end. */
  readonly only: number[];
  readonly sets: (readonly number[])[];
  readonly start: number;
  readonly accept: number;
}

/** Whether a text is a regular expression that can be searched: in the subset of `parseRegex`, and not too large. */
export function isRegex(source: string): boolean {
  const node = parseRegex(source);
  return node !== null && build(node) !== null;
}

/**
 * What goes through words for a regular expression, and whether its budget is used up. No backtracking: sets of states
 * are followed (Thompson, "Regular expression search algorithm", 1968) and each set is worked out once.
 */
export function followRegex(source: string): {
  readonly follower: UnitFollower;
  readonly isExhausted: () => boolean;
} {
  const node = parseRegex(source);
  const automaton = node === null ? null : build(node);
  if (node === null || automaton === null) throw new RangeError(`${source} is no regular expression`);
  const follower = new SetFollower(automaton, prefixOf(node));
  return { follower, isExhausted: () => follower.isExhausted };
}

/** What every word that matches begins with. */
function prefixOf(node: RegexNode): string {
  return node.type === 'sequence' ? wholeText(node.children).text : wholeText([node]).text;
}

/** The text that the nodes begin with, and whether it is all they take. */
function wholeText(nodes: readonly RegexNode[]): { readonly text: string; readonly isAll: boolean } {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'start') continue;
    if (node.type === 'set') {
      const [first, last] = node.ranges;
      if (node.ranges.length !== 2 || first === undefined || first !== last) return { text, isAll: false };
      text += String.fromCharCode(first);
    } else if (node.type === 'sequence') {
      const inner = wholeText(node.children);
      text += inner.text;
      if (!inner.isAll) return { text, isAll: false };
    } else return { text, isAll: false };
  }
  return { text, isAll: true };
}

function build(root: RegexNode): Automaton | null {
  const takes: number[] = [];
  const next: number[][] = [];
  const only: number[] = [];
  const sets: (readonly number[])[] = [];
  const state = (): number => {
    takes.push(-1);
    next.push([]);
    only.push(0);
    return takes.length - 1;
  };
  /** Adds the node's states between two; gives up once there are too many. */
  const add = (node: RegexNode, from: number, to: number): void => {
    if (takes.length > MAX_STATES) return;
    switch (node.type) {
      case 'set': {
        const taker = state();
        sets.push(node.ranges);
        takes[taker] = sets.length - 1;
        next[from]?.push(taker);
        next[taker]?.push(to);
        return;
      }
      case 'start':
      case 'end': {
        const gate = state();
        only[gate] = node.type === 'start' ? 1 : 2;
        next[from]?.push(gate);
        next[gate]?.push(to);
        return;
      }
      case 'choice':
        for (const child of node.children) add(child, from, to);
        return;
      case 'sequence': {
        let at = from;
        for (const child of node.children) {
          const behind = state();
          add(child, at, behind);
          at = behind;
        }
        next[at]?.push(to);
        return;
      }
      case 'repeat': {
        let at = from;
        for (let count = 0; count < node.least && takes.length <= MAX_STATES; count += 1) {
          const behind = state();
          add(node.child, at, behind);
          at = behind;
        }
        if (node.most === null) {
          const loop = state();
          next[at]?.push(loop);
          add(node.child, loop, loop);
          next[loop]?.push(to);
          return;
        }
        for (let count = node.least; count < node.most && takes.length <= MAX_STATES; count += 1) {
          const behind = state();
          add(node.child, at, behind);
          next[at]?.push(to);
          at = behind;
        }
        next[at]?.push(to);
      }
    }
  };
  const start = state();
  const accept = state();
  add(root, start, accept);
  return takes.length > MAX_STATES ? null : { takes, next, only, sets, start, accept };
}

class SetFollower implements UnitFollower {
  readonly units = new Uint16Array(LONGEST_SURFACE);
  readonly prefix: string;
  readonly lastUnit = -1;
  readonly #automaton: Automaton;
  /** Kind of each unit: units of a kind are in the same sets. */
  readonly #kinds = new Uint16Array(0x10000);
  readonly #kindCount: number;
  /** For each kind, one unit of it. */
  readonly #samples: number[] = [];
  /** States of each set; the first is the empty one. */
  readonly #members: number[][] = [[]];
  readonly #accepts: boolean[] = [false];
  readonly #known = new Map<string, number>();
  /** Set by set and kind. */
  readonly #steps: number[] = [];
  /** Set behind each beginning of the last word. */
  readonly #sets = new Int32Array(LONGEST_SURFACE + 1);
  #spent = 0;

  constructor(automaton: Automaton, prefix: string) {
    this.prefix = prefix;
    this.#automaton = automaton;
    const bounds = [
      ...new Set([0, ...automaton.sets.flatMap((ranges) => ranges.map((unit, at) => unit + (at % 2)))]),
    ]
      .filter((unit) => unit <= 0xffff)
      .sort((a, b) => a - b);
    bounds.forEach((unit, kind) => {
      this.#kinds.fill(kind, unit, bounds[kind + 1] ?? 0x10000);
      this.#samples.push(unit);
      this.#steps.push(DEAD);
    });
    this.#kindCount = bounds.length;
    this.#sets[0] = this.#setOf([automaton.start], true);
  }

  get isExhausted(): boolean {
    return this.#spent > BUDGET || this.#members.length > MAX_SETS;
  }

  follow(from: number, to: number): number {
    const { units } = this;
    for (let at = from; at < to; at += 1) {
      const step =
        (this.#sets[at] as number) * this.#kindCount + (this.#kinds[units[at] as number] as number);
      let next = this.#steps[step] as number;
      if (next === UNKNOWN) next = this.isExhausted ? DEAD : this.#advance(step);
      this.#sets[at + 1] = next;
      if (next === DEAD) return at + 1;
    }
    return -1;
  }

  accepts(length: number): boolean {
    return this.#accepts[this.#sets[length] as number] as boolean;
  }

  #advance(step: number): number {
    const { takes, next, sets } = this.#automaton;
    const unit = this.#samples[step % this.#kindCount] as number;
    const members = this.#members[Math.floor(step / this.#kindCount)] as number[];
    const behind: number[] = [];
    for (const state of members) {
      const taken = takes[state] as number;
      if (taken >= 0 && isInRanges(unit, sets[taken] as readonly number[]))
        behind.push(...(next[state] as number[]));
    }
    this.#spent += members.length;
    return (this.#steps[step] = this.#setOf(behind, false));
  }

  /** Number of the set of states that the seeds lead to at once. */
  #setOf(seeds: readonly number[], atStart: boolean): number {
    const reached = this.#closure(seeds, atStart, false);
    this.#spent += reached.length;
    if (reached.length === 0) return DEAD;
    const key = (atStart ? '^' : '') + reached.join();
    let set = this.#known.get(key);
    if (set === undefined) {
      set = this.#members.length;
      this.#members.push(reached);
      this.#accepts.push(this.#closure(seeds, atStart, true).includes(this.#automaton.accept));
      this.#known.set(key, set);
      for (let kind = 0; kind < this.#kindCount; kind += 1) this.#steps.push(UNKNOWN);
    }
    return set;
  }

  /** States that take something, those that open at the end, and the accepting one. */
  #closure(seeds: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const { takes, next, only, accept } = this.#automaton;
    const seen = new Set<number>(seeds);
    for (const state of seen) {
      this.#spent += 1;
      if ((takes[state] as number) >= 0) continue;
      if ((only[state] === 1 && !atStart) || (only[state] === 2 && !atEnd)) continue;
      for (const other of next[state] as number[]) seen.add(other);
    }
    return [...seen]
      .filter((state) => (takes[state] as number) >= 0 || state === accept || only[state] === 2)
      .sort((a, b) => a - b);
  }
}

function isInRanges(unit: number, ranges: readonly number[]): boolean {
  for (let at = 0; at < ranges.length; at += 2)
    if (unit >= (ranges[at] as number) && unit <= (ranges[at + 1] as number)) return true;
  return false;
}
