import type { TopicId } from '../base/id.ts';
import { ANNOTATION_COLOURS } from './annotation.ts';
import type { Topic } from './topic.ts';

/** A topic of that name below another one (undefined = none). A new branch takes its parent's colour; new roots go through the palette in turn. */
export function newTopic(
  id: TopicId,
  name: string,
  parent: Topic | undefined,
  there: readonly Topic[],
  created: string,
): Topic {
  const roots = there.filter(({ parentId }) => parentId === null).length;
  return {
    id,
    parentId: parent?.id ?? null,
    name,
    aliases: [],
    definition: '',
    colour: parent?.colour ?? ANNOTATION_COLOURS[roots % ANNOTATION_COLOURS.length] ?? 'gray',
    created,
  };
}
