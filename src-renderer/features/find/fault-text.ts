import type { TextKey } from '../../i18n/text.ts';
import type { FindFault } from '../../services/find-service.ts';

/** What the engine says of a pattern, and the sentence for it. */
const FAULTS: readonly (readonly [RegExp, TextKey])[] = [
  [/Unterminated group/, 'find.fault.group'],
  [/Unmatched '\)'/, 'find.fault.noGroup'],
  [/Unterminated character class|Lone quantifier brackets|missing \]/i, 'find.fault.brackets'],
  [/Nothing to repeat|Incomplete quantifier|numbers out of order/, 'find.fault.repeat'],
  [
    /\\ at end|[Ii]nvalid (?:unicode )?escape|Invalid class escape|Invalid decimal escape/,
    'find.fault.escape',
  ],
  [/property name/, 'find.fault.property'],
  [/Range out of order|Invalid character class/, 'find.fault.range'],
];

/** Why nothing was found, as a sentence; `reason` are the engine's own words where there is no better one. */
export function faultText(fault: FindFault): { readonly key: TextKey; readonly reason: string | null } {
  if (fault.type === 'slow') return { key: 'find.fault.slow', reason: null };
  if (fault.type === 'stopped') return { key: 'find.fault.stopped', reason: null };
  const known = FAULTS.find(([words]) => words.test(fault.reason));
  if (known !== undefined) return { key: known[1], reason: null };
  return { key: 'find.fault.pattern', reason: fault.reason.replace(/^.*: /u, '') };
}
