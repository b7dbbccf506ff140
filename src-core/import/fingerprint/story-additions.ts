import type { ArticleDocument } from '../../model/document.ts';
import { sentences } from '../../text/sentences.ts';
import { textFeatures } from './text-features.ts';

/** A passage that the other tellings of a story have not; UTF-16, half-open, into the document's text. */
export interface StoryAddition {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Share of a sentence's words that must stand in one sentence of another telling for it to be told there, too. */
const TOLD = 0.5;
/** Sentences of fewer words that carry the matter ("He did.") add nothing. */
const LEAST_WORDS = 3;

interface Sentence {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly words: ReadonlySet<number>;
}

function sentencesOf({ text, blocks, language }: ArticleDocument): readonly Sentence[] {
  return blocks.flatMap((block, index) => {
    if (block.role !== undefined || block.type === 'heading') return [];
    const content = text.slice(block.start, block.end);
    return sentences(content, block.language ?? language).map(({ start, end }) => ({
      block: index,
      start: block.start + start,
      end: block.start + end,
      words: new Set(textFeatures(content.slice(start, end)).words),
    }));
  });
}

function isTold(sentence: Sentence, byWord: ReadonlyMap<number, readonly Sentence[]>): boolean {
  const common = new Map<Sentence, number>();
  for (const word of sentence.words)
    for (const other of byWord.get(word) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
  const needed = TOLD * sentence.words.size;
  for (const count of common.values()) if (count >= needed) return true;
  return false;
}

/** Sentences of a telling that none of the others tells, neighbours of one paragraph together, in reading order. */
export function storyAdditions(
  document: ArticleDocument,
  others: readonly ArticleDocument[],
): readonly StoryAddition[] {
  const byWord = new Map<number, Sentence[]>();
  for (const sentence of others.flatMap(sentencesOf))
    for (const word of sentence.words) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [sentence]);
      else list.push(sentence);
    }
  const additions: StoryAddition[] = [];
  let last: Sentence | null = null;
  for (const sentence of sentencesOf(document)) {
    const adds = sentence.words.size >= LEAST_WORDS && !isTold(sentence, byWord);
    if (adds) {
      const before = last !== null && last.block === sentence.block ? additions.pop() : undefined;
      const start = before?.start ?? sentence.start;
      additions.push({ start, end: sentence.end, text: document.text.slice(start, sentence.end).trim() });
    }
    last = adds ? sentence : null;
  }
  return additions;
}
