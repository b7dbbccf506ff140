import type { RegexNode } from './regex-syntax.ts';

/** States and what leads from one to another (Thompson, "Regular expression search algorithm", 1968). */
export interface StateGraph {
  /** For each state: the set it takes (an index into `sets`), or -1 for one that takes nothing. */
  readonly takes: readonly number[];
  /** Where it goes behind that; for states that take nothing: where one may go at once. */
  readonly next: readonly (readonly number[])[];
  /** 1 = only at the start, 2 = only at the end. */
  readonly only: readonly number[];
  /** 1 = any text may follow before what comes next, which no word can do without: who is here need be nowhere before. */
  readonly sweeps: readonly number[];
  /** Ranges as in RegexNode. */
  readonly sets: readonly (readonly number[])[];
  readonly start: number;
  readonly accept: number;
}

/** The states of an expression; counted repetitions are written out. Null where there are more than so many. */
export function stateGraph(root: RegexNode, most: number, any: RegexNode): StateGraph | null {
  const takes: number[] = [];
  const next: number[][] = [];
  const only: number[] = [];
  const sweeps: number[] = [];
  const sets: (readonly number[])[] = [];
  const state = (): number => {
    takes.push(-1);
    next.push([]);
    only.push(0);
    sweeps.push(0);
    return takes.length - 1;
  };
  /** Adds the node's states between two; gives up once there are too many. States that every word goes through come in order. */
  const add = (node: RegexNode, from: number, to: number, isOnEveryPath: boolean): void => {
    if (takes.length > most) return;
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
        for (const child of node.children) add(child, from, to, false);
        return;
      case 'sequence': {
        let at = from;
        for (const child of node.children) {
          const behind = state();
          add(child, at, behind, isOnEveryPath);
          at = behind;
        }
        next[at]?.push(to);
        return;
      }
      case 'repeat': {
        let at = from;
        for (let count = 0; count < node.least && takes.length <= most; count += 1) {
          const behind = state();
          add(node.child, at, behind, isOnEveryPath);
          at = behind;
        }
        if (node.most === null) {
          const loop = state();
          if (isOnEveryPath && node.child === any) sweeps[loop] = 1;
          next[at]?.push(loop);
          add(node.child, loop, loop, false);
          next[loop]?.push(to);
          return;
        }
        for (let count = node.least; count < node.most && takes.length <= most; count += 1) {
          const behind = state();
          add(node.child, at, behind, false);
          next[at]?.push(to);
          at = behind;
        }
        next[at]?.push(to);
      }
    }
  };
  const start = state();
  const accept = state();
  add(root, start, accept, true);
  return takes.length > most ? null : { takes, next, only, sweeps, sets, start, accept };
}
