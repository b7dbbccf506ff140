import type { TopicService } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { createTopic } from './commands/create-topic.ts';
import { deleteTopic } from './commands/delete-topic.ts';
import { describeTopic } from './commands/describe-topic.ts';
import { moveTopic } from './commands/move-topic.ts';
import { renameTopic } from './commands/rename-topic.ts';
import { setTopicColour } from './commands/set-topic-colour.ts';
import type { LiveCache } from './live-cache.ts';
import { topicPassages } from './queries/topic-passages.ts';
import { topicTree } from './queries/topic-tree.ts';

/** The topic tree. Names are sorted as `language` (BCP 47) has it, numbers by value. */
export function createTopicService(lives: LiveCache, runner: CommandRunner, language: string): TopicService {
  const compareNames = new Intl.Collator(language, { numeric: true });
  return {
    tree: () => lives.live('topic-tree', (lookup) => topicTree(lookup, compareNames)),
    passages: (id) => lives.live(`passages/${id}`, (lookup) => topicPassages(lookup, id)),
    create: (path) => runner.run(createTopic(path)),
    rename: (id, name) => runner.run(renameTopic(id, name)),
    move: (id, parentId) => runner.run(moveTopic(id, parentId)),
    setColour: (id, colour) => runner.run(setTopicColour(id, colour)),
    describe: (id, fields) => runner.run(describeTopic(id, fields)),
    remove: (id) => runner.run(deleteTopic(id)),
  };
}
