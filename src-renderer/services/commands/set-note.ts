import type { AnnotationId } from '../../../src-core/base/id.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Writes the note of a passage (Markdown; empty = none). */
export function setNote(id: AnnotationId, note: string): Command {
  return patchRecord('set note', 'annotation', id, (annotation, now) =>
    annotation.note === note ? null : { note, modified: now },
  );
}
