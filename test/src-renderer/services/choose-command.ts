import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, LinkId, QueryId, TopicId } from '../../../src-core/base/id.ts';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import type { SavedQueryOptions } from '../../../src-core/model/session.ts';
import { annotatePassages } from '../../../src-renderer/services/commands/annotate-passages.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import type { Command } from '../../../src-renderer/services/commands/command.ts';
import { changeSearch } from '../../../src-renderer/services/commands/change-search.ts';
import { codePassages } from '../../../src-renderer/services/commands/code-passages.ts';
import { correctMetadata } from '../../../src-renderer/services/commands/correct-metadata.ts';
import { createTopic } from '../../../src-renderer/services/commands/create-topic.ts';
import { deleteAnnotation } from '../../../src-renderer/services/commands/delete-annotation.ts';
import { deleteArticle } from '../../../src-renderer/services/commands/delete-article.ts';
import { deleteTopic } from '../../../src-renderer/services/commands/delete-topic.ts';
import { deleteSearch } from '../../../src-renderer/services/commands/delete-search.ts';
import { describeTopic } from '../../../src-renderer/services/commands/describe-topic.ts';
import { linkTopic } from '../../../src-renderer/services/commands/link-topic.ts';
import { moveTopic } from '../../../src-renderer/services/commands/move-topic.ts';
import { renameTopic } from '../../../src-renderer/services/commands/rename-topic.ts';
import { saveSearch } from '../../../src-renderer/services/commands/save-search.ts';
import { setAnnotationColour } from '../../../src-renderer/services/commands/set-annotation-colour.ts';
import { setNote } from '../../../src-renderer/services/commands/set-note.ts';
import { setStarred } from '../../../src-renderer/services/commands/set-starred.ts';
import { setStatus } from '../../../src-renderer/services/commands/set-status.ts';
import { setStatusOfMany } from '../../../src-renderer/services/commands/set-status-of-many.ts';
import { setTopicColour } from '../../../src-renderer/services/commands/set-topic-colour.ts';
import { showBlock } from '../../../src-renderer/services/commands/show-block.ts';
import { unlinkTopic } from '../../../src-renderer/services/commands/unlink-topic.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { recordsIn } from './open-runner.ts';

const SAVED_OPTIONS: SavedQueryOptions = {
  sort: 'title',
  without: ['compound'],
  aliases: true,
  groupByArticle: false,
  scope: null,
};

/** Chooses a command by numbers, from the records as they are: sometimes one that must be refused. */
export async function chooseCommand(
  projection: Projection,
  articles: readonly ArticleId[],
  [kind, a, b]: readonly [number, number, number],
): Promise<Command<unknown>> {
  const records = Object.keys(await recordsIn(projection));
  const pick = <Id extends string>(recordKind: string, n: number): Id => {
    const ids = records
      .filter((key) => key.startsWith(`${recordKind}/`))
      .map((key) => key.slice(recordKind.length + 1));
    return asId<Id>(ids[n % Math.max(1, ids.length)] ?? 'missing');
  };
  const article = articles[a % articles.length] ?? asId<ArticleId>('missing');
  const document = fakeDocument(articles.indexOf(article));
  const colour = ANNOTATION_COLOURS[b % 8] ?? 'red';
  const annotation = pick<AnnotationId>('annotation', a);
  const topic = pick<TopicId>('topic', a);
  const selected = { articleId: article, documentId: fakeArticle(0).documentId, text: document.text };
  const commands: readonly (() => Command<unknown>)[] = [
    () => annotate(selected, { start: b % 50, end: (b % 50) + 20 }, colour),
    () => annotate(selected, { start: b % 80, end: (b % 80) + 30 }, colour),
    () =>
      annotatePassages(
        selected,
        [
          { start: b % 50, end: (b % 50) + 20 },
          { start: a % 50, end: (a % 50) + 7 },
        ],
        colour,
      ),
    () => setNote(annotation, `note ${b}`),
    () => setAnnotationColour(annotation, colour),
    () => deleteAnnotation(annotation),
    () => linkTopic(annotation, `T${b % 4}/U${a % 3}`),
    () => linkTopic(annotation, `T${b % 4}`),
    () => unlinkTopic(pick<LinkId>('link', a)),
    () => createTopic(`T${a % 4}/V${b % 4}/W`),
    () => renameTopic(topic, `R${b % 6}`),
    () => moveTopic(topic, b % 4 === 0 ? null : pick<TopicId>('topic', b)),
    () => describeTopic(topic, b % 2 === 0 ? { definition: `d${b}` } : { aliases: [`x${b}`, ' ', 'y'] }),
    () => setTopicColour(topic, colour),
    () => saveSearch(`S${b % 5}`, { text: `word${a}`, options: undefined }),
    () => changeSearch(pick<QueryId>('query', a), { name: `S${b % 6}`, text: `other${b}` }),
    () => changeSearch(pick<QueryId>('query', a), { options: SAVED_OPTIONS }),
    () => deleteSearch(pick<QueryId>('query', a)),
    () => deleteTopic(topic),
    () =>
      codePassages(
        [
          {
            ...selected,
            ranges: [
              { start: b % 50, end: (b % 50) + 20 },
              { start: 90, end: 99 },
            ],
            annotationIds: [annotation],
          },
        ],
        `T${b % 4}/X`,
        colour,
      ),
    () => setStatusOfMany(articles, b % 3 === 0 ? 'archive' : 'done'),
    () => setStatus(article, b % 2 === 0 ? 'done' : 'reading'),
    () => setStarred(article, b % 2 === 0),
    () => correctMetadata(article, { title: `title ${b % 5}`, published: b % 2 === 0 ? null : '2024-05-01' }),
    () => showBlock(article, b % 5, a % 2 === 0),
    () => deleteArticle(article),
  ];
  return (commands[kind % commands.length] ?? commands[0])!();
}
