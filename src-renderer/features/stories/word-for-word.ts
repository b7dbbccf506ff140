import type { Likeness } from '../../../src-core/import/fingerprint/fingerprint.ts';
import type { TextKey } from '../../i18n/text.ts';

/** Share of passages in the same words from which on a text is a copy. */
const COPIED = 0.4;

/** Says whether two tellings are copies or say the same in other words. */
export function wordForWord({ shingles }: Likeness): TextKey {
  return shingles >= COPIED ? 'story.copied' : 'story.rewritten';
}
