import { cutText } from '../../../src-core/base/cut-text.ts';
import { success } from '../../../src-core/base/result.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import { LONGEST_MEANING } from '../../../src-core/model/colour-meaning.ts';
import { put, remove } from './command.ts';
import type { Command } from './command.ts';

/** Says what a colour stands for; an empty meaning takes it away. */
export function setColourMeaning(colour: AnnotationColour, meaning: string): Command {
  return {
    name: 'set colour meaning',
    plan: async ({ lookup, now }) => {
      const wanted = cutText(meaning.replace(/\s+/gu, ' ').trim(), LONGEST_MEANING).trim();
      const there = await lookup.get('colour', colour);
      if ((there?.meaning ?? '') === wanted) return success({ ops: [], value: null });
      const op =
        wanted === ''
          ? remove('colour', colour)
          : put('colour', { id: colour, meaning: wanted, modified: now });
      return success({ ops: [op], value: null });
    },
  };
}
