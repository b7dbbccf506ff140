import type { TopicId } from '../../../src-core/base/id.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** Gives a topic another colour. */
export function setTopicColour(id: TopicId, colour: AnnotationColour): Command {
  return patchRecord('set topic colour', 'topic', id, (topic) =>
    topic.colour === colour ? null : { colour },
  );
}
