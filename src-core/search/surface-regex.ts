import { neededGrams } from './needed-grams.ts';
import { ANY_SIGN, parseRegex, type RegexNode } from './regex-syntax.ts';
import { stateGraph } from './state-graph.ts';
import { WordAutomaton } from './word-automaton.ts';

const MAX_STATES = 1500;

/** Whether a text is a regular expression that can be searched: in the subset of `parseRegex`, and not too large. */
export function isRegex(source: string): boolean {
  const node = parseRegex(source);
  return node !== null && stateGraph(node, MAX_STATES, ANY_SIGN) !== null;
}

/** What tells the words that a regular expression takes whole. */
export function regexAutomaton(source: string): WordAutomaton {
  const node = parseRegex(source);
  const graph = node === null ? null : stateGraph(node, MAX_STATES, ANY_SIGN);
  if (node === null || graph === null) throw new RangeError(`${source} is no regular expression`);
  return new WordAutomaton(graph, prefixOf(node), neededGrams(node));
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
