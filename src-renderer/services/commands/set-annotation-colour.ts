import type { AnnotationId } from '../../../src-core/base/id.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Gives a passage another colour. */
export function setAnnotationColour(id: AnnotationId, colour: AnnotationColour): Command {
  return patchRecord('set colour', 'annotation', id, (annotation, now) =>
    annotation.colour === colour ? null : { colour, modified: now },
  );
}
