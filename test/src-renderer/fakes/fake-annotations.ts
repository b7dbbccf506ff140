import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, LinkId } from '../../../src-core/base/id.ts';
import type { Annotation, AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type {
  AnnotationWithTopics,
  AppServices,
  CommandResult,
} from '../../../src-renderer/services/app-services.ts';
import { pageNote } from '../../../src-renderer/services/commands/annotate-article.ts';
import { passageAt } from '../../../src-renderer/services/commands/set-passage.ts';
import { fakeArticle, fakeDocument } from '../fake-articles.ts';
import { CREATED, articleIndex, done, missing } from './fake-memory.ts';
import type { FakeMemory } from './fake-memory.ts';
import { withPath } from './fake-topics.ts';

/** An annotation of the words of a range. */
export function makeAnnotation(
  memory: FakeMemory,
  id: ArticleId,
  range: HitRange,
  colour: AnnotationColour,
): Annotation {
  const document = fakeDocument(articleIndex(id));
  return {
    id: asId<AnnotationId>(memory.newId()),
    articleId: id,
    documentId: memory.state.articles.get(id)?.documentId ?? fakeArticle(articleIndex(id)).documentId,
    quote: {
      type: 'TextQuoteSelector',
      exact: document.text.slice(range.start, range.end),
      prefix: document.text.slice(Math.max(0, range.start - 32), range.start),
      suffix: document.text.slice(range.end, range.end + 32),
    },
    position: { type: 'TextPositionSelector', start: range.start, end: range.end },
    colour,
    note: '',
    created: CREATED,
    modified: CREATED,
  };
}

/** Annotations, and what is changed of them. */
export function fakeAnnotations(memory: FakeMemory): AppServices['annotations'] {
  const { live, commit, newId } = memory;
  const patchAnnotation = (name: string, id: AnnotationId, fields: Partial<Annotation>): CommandResult => {
    commit(name, {
      ...memory.state,
      annotations: memory.state.annotations.map((each) => (each.id === id ? { ...each, ...fields } : each)),
    });
    return done(null);
  };
  const withTopics = (annotation: Annotation): AnnotationWithTopics => ({
    annotation,
    topics: memory.state.links
      .filter((link) => link.annotationId === annotation.id)
      .flatMap((link) =>
        memory.state.topics
          .filter((topic) => topic.id === link.topicId)
          .map((topic) => ({ linkId: link.id, topic })),
      ),
  });
  return {
    ofArticle: (id) =>
      live(() =>
        memory.state.annotations
          .filter((each) => each.articleId === id)
          .sort((a, b) => a.position.start - b.position.start || a.position.end - b.position.end)
          .map(withTopics),
      ),
    inArticle: (id) =>
      Promise.resolve(
        memory.state.annotations
          .filter((each) => each.articleId === id)
          .sort((a, b) => a.position.start - b.position.start || a.position.end - b.position.end)
          .map(withTopics),
      ),
    createPageNote: (articleId, colour, { id, documentId }) => {
      const annotation = pageNote({ articleId, documentId }, colour, { id, now: CREATED });
      commit('annotate article', { ...memory.state, annotations: [...memory.state.annotations, annotation] });
      return done(annotation);
    },
    one: (id) => Promise.resolve(memory.state.annotations.find((each) => each.id === id) ?? null),
    createArea: (id, { area, range }, colour, shown) => {
      const annotation = { ...makeAnnotation(memory, id, range, colour), area, id: shown.id };
      commit('annotate area', { ...memory.state, annotations: [...memory.state.annotations, annotation] });
      return done(annotation);
    },
    create: (id, range, colour, shown) => {
      const made = makeAnnotation(memory, id, range, colour);
      const annotation = shown === undefined ? made : { ...made, id: shown.id };
      const show = (): void =>
        commit('annotate', { ...memory.state, annotations: [...memory.state.annotations, annotation] });
      (shown?.later ?? ((run) => run()))(show, Promise.resolve());
      return done(annotation);
    },
    setColour: (id, colour) => patchAnnotation('set colour', id, { colour }),
    setPassage: (id, range, { text }, area) => {
      const passage = passageAt(text, range, area);
      if (passage === null) return missing();
      return patchAnnotation('set passage', id, { ...passage, ...(area === undefined ? {} : { area }) });
    },
    setNote: (id, note) => patchAnnotation('set note', id, { note }),
    remove: (id) => {
      commit('delete annotation', {
        ...memory.state,
        annotations: memory.state.annotations.filter((each) => each.id !== id),
        links: memory.state.links.filter((link) => link.annotationId !== id),
      });
      return done(null);
    },
    setColourOfMany: (ids, colour) => {
      commit('colour annotations', {
        ...memory.state,
        annotations: memory.state.annotations.map((each) =>
          ids.includes(each.id) ? { ...each, colour } : each,
        ),
      });
      return done(ids.length);
    },
    removeMany: (ids) => {
      commit('delete annotations', {
        ...memory.state,
        annotations: memory.state.annotations.filter((each) => !ids.includes(each.id)),
        links: memory.state.links.filter((link) => !ids.includes(link.annotationId)),
      });
      return done(ids.length);
    },
    addTopic: (id, path) => {
      const { topics, topic } = withPath(memory, path);
      const link = { id: asId<LinkId>(newId()), annotationId: id, topicId: topic.id };
      commit('link topic', { ...memory.state, topics, links: [...memory.state.links, link] });
      return done(topic);
    },
    removeTopic: (linkId) => {
      commit('unlink topic', {
        ...memory.state,
        links: memory.state.links.filter((link) => link.id !== linkId),
      });
      return done(null);
    },
    annotatePassages: ({ articleId }, ranges, colour) => {
      const made = ranges.map((range) => makeAnnotation(memory, articleId, range, colour));
      commit('annotate passages', { ...memory.state, annotations: [...memory.state.annotations, ...made] });
      return done(made.length);
    },
    codePassages: (passages, path, colour) => {
      const { topics, topic } = withPath(memory, path);
      const made = passages.flatMap(({ articleId, ranges }) =>
        ranges.map((range) => makeAnnotation(memory, articleId, range, colour)),
      );
      const fresh = made.filter(
        (each) =>
          !memory.state.annotations.some(
            (there) =>
              there.articleId === each.articleId &&
              there.position.start === each.position.start &&
              there.position.end === each.position.end,
          ),
      );
      const links = [...fresh.map(({ id }) => id), ...passages.flatMap((each) => each.annotationIds)].map(
        (annotationId) => ({ id: asId<LinkId>(newId()), annotationId, topicId: topic.id }),
      );
      commit('code passages', {
        ...memory.state,
        topics,
        annotations: [...memory.state.annotations, ...fresh],
        links: [...memory.state.links, ...links],
      });
      return done({
        topic,
        created: fresh.length,
        linked: links.length - fresh.length,
        already: made.length - fresh.length,
      });
    },
  };
}
