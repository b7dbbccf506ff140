import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import type { ColourMeanings } from '../../src-core/model/colour-meaning.ts';
import type { RecordLookup } from '../store/record-lookup.ts';
import type { CommandResult, Live } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { setColourMeaning } from './commands/set-colour-meaning.ts';
import type { LiveCache } from './live-cache.ts';

/** What the highlight colours stand for. */
export interface ColourService {
  readonly meanings: () => Live<ColourMeanings>;
  /** Empty = none. */
  readonly setMeaning: (colour: AnnotationColour, meaning: string) => CommandResult;
}

/** The meanings as the tables have them. */
export async function colourMeanings(lookup: RecordLookup): Promise<ColourMeanings> {
  const found = await lookup.getMany('colour', ANNOTATION_COLOURS);
  return Object.fromEntries(found.flatMap((each) => (each === undefined ? [] : [[each.id, each.meaning]])));
}

/** Over tables and commands. */
export function createColourService(lives: LiveCache, runner: CommandRunner): ColourService {
  return {
    meanings: () => lives.live('colour-meanings', colourMeanings),
    setMeaning: (colour, meaning) => runner.run(setColourMeaning(colour, meaning)),
  };
}
