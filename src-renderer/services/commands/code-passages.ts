import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, LinkId, TopicId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Operation } from '../../../src-core/journal/operation.ts';
import type { Annotation, AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { HitRange } from '../../../src-core/search/search-types.ts';
import type { CodedPassages } from '../app-services.ts';
import { asLanded, newAnnotation, rangeKey } from './annotate.ts';
import type { SelectedText } from './annotate.ts';
import { put } from './command.ts';
import type { Command, CommandContext } from './command.ts';
import { planTopicPath } from './create-topic.ts';

/** Passages of one text that are to be coded: ranges of it, and annotations that are there already. */
export interface TextToCode extends SelectedText {
  readonly ranges: readonly HitRange[];
  readonly annotationIds: readonly AnnotationId[];
}

/** An annotation to carry the topic: a new one, one that is there, or one that carries it. */
interface Carrier {
  readonly annotation: Annotation;
  readonly state: 'new' | 'there' | 'coded';
}

/**
 * Codes passages with a topic in one transaction. A passage that is annotated already, with the very same words, gets
 * the topic on that annotation instead of a second one; one that carries the topic is left as it is.
 */
export function codePassages(
  texts: readonly TextToCode[],
  path: string,
  colour: AnnotationColour,
): Command<CodedPassages> {
  return {
    name: 'code passages',
    plan: async (context) => {
      const planned = await planTopicPath(context, path);
      if (!planned.ok) return planned;
      const { topic } = planned.value;
      const carriers = new Map<AnnotationId, Carrier>();
      for (const text of texts) {
        const found = await carriersOf(context, text, topic.id, colour);
        if (found === null)
          return failure(appError('request-invalid', { reason: `passage of ${text.articleId}` }));
        for (const carrier of found) carriers.set(carrier.annotation.id, carrier);
      }
      const ops: Operation[] = [];
      for (const { annotation, state } of carriers.values()) {
        if (state === 'coded') continue;
        if (state === 'new') ops.push(put('annotation', annotation));
        ops.push(
          put('link', {
            id: asId<LinkId>(context.newId()),
            from: { kind: 'annotation', id: annotation.id },
            to: { kind: 'topic', id: topic.id },
            type: 'about',
            created: context.now,
          }),
        );
      }
      const count = (wanted: Carrier['state']): number =>
        [...carriers.values()].filter(({ state }) => state === wanted).length;
      const value = { topic, created: count('new'), linked: count('there'), already: count('coded') };
      // Nothing to code: an empty topic is not left behind.
      return success({ ops: ops.length === 0 ? [] : [...planned.value.ops, ...ops], value });
    },
  };
}

/** The annotations of one text that are to carry the topic; null where a range lies outside of it. None of an article that is gone. */
async function carriersOf(
  { lookup, newId, now }: CommandContext,
  text: TextToCode,
  topicId: TopicId,
  colour: AnnotationColour,
): Promise<readonly Carrier[] | null> {
  const article = await lookup.get('article', text.articleId);
  if (article === undefined) return [];
  const there = await lookup.annotationsOf(text.articleId);
  const links = there.length === 0 ? [] : await lookup.linksAt(there.map(({ id }) => id));
  const coded = new Set<string>(
    links.filter(({ type, to }) => type === 'about' && to.id === topicId).map(({ from }) => from.id),
  );
  const known = there.map((annotation): Carrier => ({
    annotation,
    state: coded.has(annotation.id) ? 'coded' : 'there',
  }));
  const asked = new Set(text.annotationIds);
  const carriers = known.filter(({ annotation }) => asked.has(annotation.id));
  const byRange = new Map<string, Carrier>();
  for (const each of known) {
    const { documentId, position } = each.annotation;
    const key = rangeKey(position);
    // Of several over the same words the one that carries the topic counts.
    if (documentId === text.documentId && byRange.get(key)?.state !== 'coded') byRange.set(key, each);
  }
  for (const { start, end } of text.ranges) {
    const passage = describePassage(text.text, start, end);
    if (passage === null) return null;
    const key = rangeKey(passage.position);
    const annotation = newAnnotation(text, passage, colour, { id: newId(), now });
    const carrier = byRange.get(key) ?? {
      annotation: asLanded(annotation, article.documentId),
      state: 'new',
    };
    byRange.set(key, carrier);
    carriers.push(carrier);
  }
  return carriers;
}
