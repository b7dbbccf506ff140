import type { TopicId } from '../../../src-core/base/id.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import type { Command } from './command.ts';
import { patchRecord } from './patch-record.ts';

/** What may be said about a topic beside its name. */
export type TopicDescription = Partial<Pick<Topic, 'definition' | 'aliases'>>;

/** Writes a topic's definition (Markdown) or its aliases; aliases are trimmed, empty and repeated ones dropped. */
export function describeTopic(id: TopicId, { definition, aliases }: TopicDescription): Command {
  return patchRecord('describe topic', 'topic', id, (topic) => {
    const cleaned = aliases
      ?.map((alias) => alias.normalize('NFC').replace(/\s+/gu, ' ').trim())
      .filter(Boolean);
    const unique = cleaned === undefined ? topic.aliases : [...new Set(cleaned)];
    const fields: TopicDescription = {
      ...(definition !== undefined && definition !== topic.definition ? { definition } : {}),
      ...(unique.join('\n') !== topic.aliases.join('\n') ? { aliases: unique } : {}),
    };
    return Object.keys(fields).length === 0 ? null : fields;
  });
}
