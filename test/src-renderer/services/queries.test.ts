import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId, TopicId } from '../../../src-core/base/id.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { put } from '../../../src-renderer/services/commands/command.ts';
import { correctMetadata } from '../../../src-renderer/services/commands/correct-metadata.ts';
import { createTopic } from '../../../src-renderer/services/commands/create-topic.ts';
import { linkTopic } from '../../../src-renderer/services/commands/link-topic.ts';
import type { TopicNode } from '../../../src-renderer/services/app-services.ts';
import { annotationsOfArticle } from '../../../src-renderer/services/queries/annotations-of-article.ts';
import { topicPassages } from '../../../src-renderer/services/queries/topic-passages.ts';
import { topicTree } from '../../../src-renderer/services/queries/topic-tree.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner } from './open-runner.ts';

const GERMAN = new Intl.Collator('de', { numeric: true });

/** Names of a tree as nested lists. */
const namesOf = (nodes: readonly TopicNode[]): unknown[] =>
  nodes.map(({ topic, passages, children }) => [topic.name, passages, ...namesOf(children)]);

async function notebook() {
  const { runner, projection } = await openRunner(createWatchedHost());
  const ids = await fillNotebook(runner, 3);
  const mark = async (article: number, start: number, ...topics: readonly string[]) => {
    const selected = {
      articleId: ids[article] ?? asId<ArticleId>('missing'),
      documentId: fakeArticle(article).documentId,
      text: fakeDocument(article).text,
    };
    const made = await runner.run(annotate(selected, { start, end: start + 15 }, 'red'));
    if (!made.ok) throw new Error(made.error.code);
    for (const topic of topics) await runner.run(linkTopic(made.value.id, topic));
    return made.value;
  };
  const topicId = async (path: string): Promise<TopicId> => {
    const made = await runner.run(createTopic(path));
    if (!made.ok) throw new Error(made.error.code);
    return made.value.id;
  };
  return { runner, projection, ids, mark, topicId };
}

describe('the topic tree', () => {
  it('sorts siblings as the language does and counts the passages on each topic itself', async () => {
    const { projection, mark, topicId } = await notebook();
    for (const path of ['Zoll', 'ärzte', 'Band 10', 'Band 9', 'DVRK/Truppen']) await topicId(path);
    await mark(0, 0, 'DVRK/Truppen', 'Zoll');
    await mark(1, 0, 'DVRK/Truppen');
    expect(namesOf(await projection.read((lookup) => topicTree(lookup, GERMAN)))).toEqual([
      ['ärzte', 0],
      ['Band 9', 0],
      ['Band 10', 0],
      ['DVRK', 0, ['Truppen', 2]],
      ['Zoll', 1],
    ]);
  });

  it('shows topics whose parent is gone, or that were moved into a circle by two devices, at the top', async () => {
    const { projection, runner } = await notebook();
    const topic = (name: string, parentId: string | null): Topic => ({
      id: asId<TopicId>(name),
      parentId: parentId === null ? null : asId<TopicId>(parentId),
      name,
      aliases: [],
      definition: '',
      colour: 'red',
      created: '',
    });
    const topics = [topic('orphan', 'gone'), topic('a', 'b'), topic('b', 'a'), topic('c', 'b')];
    await runner.append(
      'elsewhere',
      topics.map((each) => put('topic', each)),
    );
    const tree = await projection.read((lookup) => topicTree(lookup, GERMAN));
    expect(JSON.stringify(namesOf(tree)).match(/"\w+"/g)?.sort()).toEqual(['"a"', '"b"', '"c"', '"orphan"']);
  });
});

describe('the passages of a topic', () => {
  it('are those of all topics below it, by date of the article and then by position', async () => {
    const { projection, runner, ids, mark, topicId } = await notebook();
    const dates = ['2024-03-01', '2024-01-01', null];
    for (const [index, published] of dates.entries()) {
      await runner.run(correctMetadata(ids[index] ?? asId<ArticleId>(''), { published }));
    }
    const late = await mark(0, 40, 'DVRK/Truppen');
    const early = await mark(1, 60, 'DVRK');
    const first = await mark(1, 5, 'DVRK/Truppen/Zahl');
    await mark(1, 90, 'Zoll');
    const found = await projection.read(async (lookup) => topicPassages(lookup, await topicId('DVRK')));
    expect(found.map(({ annotation, topic }) => [annotation.id, topic.name])).toEqual([
      [first.id, 'Zahl'],
      [early.id, 'DVRK'],
      [late.id, 'Truppen'],
    ]);
  });
});

describe('the annotations of an article', () => {
  it('come in the order of the text, each with its topics', async () => {
    const { projection, ids, mark } = await notebook();
    const second = await mark(0, 50, 'B', 'A');
    const first = await mark(0, 2);
    await mark(1, 0, 'A');
    const found = await projection.read((lookup) =>
      annotationsOfArticle(lookup, ids[0] ?? asId<ArticleId>('')),
    );
    expect(
      found.map(({ annotation, topics }) => [annotation.id, topics.map(({ topic }) => topic.name)]),
    ).toEqual([
      [first.id, []],
      [second.id, ['B', 'A']],
    ]);
  });
});
