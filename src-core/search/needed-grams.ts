import { END_OF_WORD, type GramNeeds, type GramTest, pairTest, tripleTest, unitTest } from './block-grams.ts';
import { ANY_SIGN, type RegexNode } from './regex-syntax.ts';

/** Where any text may stand, or none. */
const GAP = -1;
/** More tests leave hardly any more out, nor do choices of more ways. */
const MOST_TESTS = 24;
const MOST_WAYS = 8;
/** Of a longer pattern only the beginning is asked for. */
const MOST_UNITS = 40;

/** What holds of every word that an expression takes whole. */
export function neededGrams(node: RegexNode): GramNeeds {
  return needsOf(node, true);
}

function needsOf(node: RegexNode, isWhole: boolean): GramNeeds {
  const needs: Needs = { units: [], sets: [], choices: [] };
  const isAll = addNeeds(node, needs);
  const units = isAll && isWhole ? [...needs.units, END_OF_WORD] : needs.units;
  const distinct = new Map([...needs.sets, ...testsOf(units)].map((test) => [JSON.stringify(test), test]));
  return { tests: [...distinct.values()].slice(0, MOST_TESTS), choices: needs.choices.slice(0, 2) };
}

/** Tests of what stands side by side. */
function testsOf(units: readonly number[]): GramTest[] {
  const triples: GramTest[] = [];
  const pairs: GramTest[] = [];
  units.forEach((third, at) => {
    const [first = GAP, second = GAP] = [units[at - 2], units[at - 1]];
    if (third === GAP || second === GAP) return;
    pairs.push(pairTest(second, third));
    if (first !== GAP) triples.push(tripleTest(first, second, third));
  });
  return [...triples, ...pairs];
}

interface Needs {
  readonly units: number[];
  readonly sets: GramTest[];
  readonly choices: GramNeeds[][];
}

/** Adds what the expression is sure to take, in order; false where it takes more than that at its end. */
function addNeeds(node: RegexNode, needs: Needs): boolean {
  const { units, sets, choices } = needs;
  if (units.length > MOST_UNITS) return false;
  switch (node.type) {
    case 'start':
    case 'end':
      return true;
    case 'set': {
      const [first, last] = node.ranges;
      units.push(node.ranges.length === 2 && first !== undefined && first === last ? first : GAP);
      const test = unitTest(node.ranges);
      if (test !== null) sets.push(test);
      return true;
    }
    case 'choice': {
      units.push(GAP);
      if (node === ANY_SIGN || node.children.length > MOST_WAYS) return true;
      const ways = node.children.map((child) => needsOf(child, false));
      if (ways.every((way) => way.tests.length + way.choices.length > 0)) choices.push(ways);
      return true;
    }
    case 'sequence':
      return node.children.every((child) => addNeeds(child, needs));
    case 'repeat': {
      for (let count = 0; count < node.least; count += 1) if (!addNeeds(node.child, needs)) return false;
      if (node.most !== node.least) units.push(GAP);
      return true;
    }
  }
}
