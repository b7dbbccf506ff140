import { neededGrams } from './needed-grams.ts';
import type { RegexNode } from './regex-syntax.ts';
import { stateGraph } from './state-graph.ts';
import { LONGEST_SURFACE } from './unit-follower.ts';
import { WordAutomaton } from './word-automaton.ts';

const ANY_UNIT: RegexNode = { type: 'set', ranges: [0, 0xffff] };
const ANY_TEXT: RegexNode = { type: 'repeat', child: ANY_UNIT, least: 0, most: null };

/** What tells the words that match a pattern in which * stands for any text and ? for any unit. */
export function wildcardAutomaton(pattern: string): WordAutomaton {
  const children: RegexNode[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at);
    if (pattern[at] === '?') children.push(ANY_UNIT);
    else if (pattern[at] !== '*') children.push({ type: 'set', ranges: [unit, unit] });
    else if (children.at(-1) !== ANY_TEXT) children.push(ANY_TEXT);
    // no word is that long; not even its first units need be followed
    if (children.length > 2 * LONGEST_SURFACE + 1) return nothing();
  }
  const whole: RegexNode = { type: 'sequence', children };
  const graph = stateGraph(whole, Infinity, ANY_UNIT);
  if (graph === null) return nothing();
  return new WordAutomaton(graph, /^[^*?]*/u.exec(pattern)?.[0] ?? '', neededGrams(whole));
}

function nothing(): WordAutomaton {
  const graph = stateGraph({ type: 'set', ranges: [] }, Infinity, ANY_UNIT);
  if (graph === null) throw new RangeError('one state is not too many');
  return new WordAutomaton(graph, '', { tests: [], choices: [] });
}
