import { END_OF_WORD, type GramTest, pairTest, tripleTest, unitTest } from './block-grams.ts';
import type { RegexNode } from './regex-syntax.ts';

/** Where any text may stand, or none. */
const GAP = -1;
/** More tests leave hardly any more out. */
const MOST_TESTS = 24;
/** Of a longer pattern only the beginning is asked for. */
const MOST_UNITS = 40;

/** What holds of every word that an expression takes whole. */
export function neededGrams(node: RegexNode): GramTest[] {
  const units: number[] = [];
  const sets: GramTest[] = [];
  const isWhole = addUnits(node, units, sets);
  units.push(isWhole ? END_OF_WORD : GAP);
  const triples: GramTest[] = [];
  const pairs: GramTest[] = [];
  units.forEach((third, at) => {
    const [first = GAP, second = GAP] = [units[at - 2], units[at - 1]];
    if (third === GAP || second === GAP) return;
    pairs.push(pairTest(second, third));
    if (first !== GAP) triples.push(tripleTest(first, second, third));
  });
  const distinct = new Map([...triples, ...sets, ...pairs].map((test) => [JSON.stringify(test), test]));
  return [...distinct.values()].slice(0, MOST_TESTS);
}

/** Adds what the expression is sure to take, in order; false where it takes more than that at its end. */
function addUnits(node: RegexNode, units: number[], sets: GramTest[]): boolean {
  if (units.length > MOST_UNITS) return false;
  switch (node.type) {
    case 'start':
    case 'end':
      return true;
    case 'set': {
      const [first, last] = node.ranges;
      units.push(node.ranges.length === 2 && first !== undefined && first === last ? first : GAP);
      sets.push(unitTest(node.ranges));
      return true;
    }
    case 'choice':
      units.push(GAP);
      return true;
    case 'sequence':
      return node.children.every((child) => addUnits(child, units, sets));
    case 'repeat': {
      for (let count = 0; count < node.least; count += 1)
        if (!addUnits(node.child, units, sets)) return false;
      if (node.most !== node.least) units.push(GAP);
      return true;
    }
  }
}
