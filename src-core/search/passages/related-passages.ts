import type { Analyzer } from '../../text/analyzer.ts';
import type { ArticleDocument } from '../../model/document.ts';
import { sentences } from '../../text/sentences.ts';
import type { HitRange } from '../search-types.ts';
import type { Rarity } from './passage-plan.ts';
import { passageWords } from './passage-words.ts';
import type { PassageWord } from './passage-words.ts';
import { sharedRuns } from './shared-runs.ts';

/** A passage that is asked about: words of an article, or of anything else. */
export interface AskedPassage {
  readonly text: string;
  /** ISO 639-1, or "und". */
  readonly language: string;
  /** Where it stands; what overlaps it there is not told. Null = nowhere. */
  readonly at: { readonly articleId: string; readonly range: HitRange } | null;
}

/** An article that may say the same. */
export interface RelatedText {
  readonly articleId: string;
  readonly document: ArticleDocument;
  /** Folded blocks that the user brought back. */
  readonly shownBlocks: readonly number[];
}

/** A passage elsewhere that says something like the asked one. */
export interface RelatedPassage {
  readonly articleId: string;
  /** UTF-16, half-open, into the article's canonical text. */
  readonly range: HitRange;
  readonly text: string;
  /** Into `text`: the words that both have; runs of them are one mark. */
  readonly marks: readonly HitRange[];
  /** The same words in the asked passage's text. */
  readonly asked: readonly HitRange[];
  /** Words of the longest run that both share; 0 where that is shorter than three. */
  readonly run: number;
  /** How much of the asked passage's words, weighed by their rarity, it has: 0 to 1. */
  readonly share: number;
  /** "phrase": they share words in a row; "similar": words that are rare. */
  readonly kind: 'phrase' | 'similar';
  /** 0 to 1; the order of answers. */
  readonly score: number;
}

/** Words in a row that count as a shared phrase, and their least part of the asked words' weight. */
const PHRASE = 4;
const PHRASE_SHARE = 0.12;
/** Runs that are marked. */
const LEAST_RUN = 3;
/** Sentences of an answer at most. */
const MOST_SENTENCES = 6;
/** What an answer must score, and what a further one of the same article must, compared with its best. */
const LEAST_SCORE = 0.16;
const LEAST_OF_BEST = 0.75;
const MOST_OF_ONE = 2;
/** A part of a compound counts that much of the word. */
const PART = 0.5;
const LEAST_PART = 5;
/** Words as rare as that are marked also by themselves, and looked for in compounds: those of one text in twenty, or in a small archive, */
const RARE = Math.log(20);
/** that many times as rare as the rarest word asked for. */
const RARE_OF_RAREST = 0.6;
/** What the run counts beside the words. */
const RUN_SHARE = 0.3;

interface Asked {
  readonly words: readonly PassageWord[];
  readonly surfaces: readonly string[];
  readonly weights: ReadonlyMap<string, number>;
  /** Sum of the squares of the weights. */
  readonly square: number;
  readonly total: number;
  /** Words from this weight on say something by themselves. */
  readonly rare: number;
  readonly sentences: number;
}

/**
 * Passages of the texts that say something like the asked one: those with shared phrases first, then similar ones, the likest
 * first; those of its own article behind all others.
 */
export function relatedPassages(
  passage: AskedPassage,
  texts: readonly RelatedText[],
  rarity: Rarity,
  analyzer: Analyzer,
): RelatedPassage[] {
  const words = passageWords(passage.text, passage.language, analyzer);
  const weights = new Map(words.map(({ stem }) => [stem, rarity(stem)]));
  const asked: Asked = {
    words,
    surfaces: words.map(({ surface }) => surface),
    weights,
    square: sum([...weights.values()].map((weight) => weight * weight)),
    total: sum([...weights.values()]),
    rare: Math.min(RARE, RARE_OF_RAREST * Math.max(0, ...weights.values())),
    sentences: Math.max(1, sentences(passage.text, passage.language).length),
  };
  if (asked.square === 0) return [];
  const found = texts.flatMap((text) => passagesOf(asked, text, passage.at, rarity, analyzer));
  const rank = ({ articleId, kind }: RelatedPassage): number =>
    (articleId === passage.at?.articleId ? 2 : 0) + (kind === 'phrase' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || b.score - a.score || (a.articleId < b.articleId ? -1 : 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

/** A sentence with its words, whose places count in the article's text. */
interface Sentence {
  readonly range: HitRange;
  readonly words: readonly PassageWord[];
}

/** Best stretches of one article that do not overlap. */
function passagesOf(
  asked: Asked,
  { articleId, document, shownBlocks }: RelatedText,
  at: AskedPassage['at'],
  rarity: Rarity,
  analyzer: Analyzer,
): RelatedPassage[] {
  const own = at !== null && at.articleId === articleId ? at.range : null;
  const candidates: RelatedPassage[] = [];
  for (const [index, block] of document.blocks.entries()) {
    if (block.role !== undefined && !shownBlocks.includes(index)) continue;
    const language = block.language ?? document.language;
    const text = document.text.slice(block.start, block.end);
    const all = passageWords(text, language, analyzer);
    if (!all.some(({ stem }) => (asked.weights.get(stem) ?? 0) > 0)) continue;
    const parts = sentences(text, language).map((range): Sentence => ({
      range,
      words: all.filter(({ start }) => start >= range.start && start < range.end),
    }));
    const most = Math.min(MOST_SENTENCES, asked.sentences + (asked.sentences > 1 ? 1 : 0), parts.length);
    for (let from = 0; from < parts.length; from += 1)
      for (let count = 1; count <= most && from + count <= parts.length; count += 1) {
        const stretch = parts.slice(from, from + count);
        const range = {
          start: block.start + (stretch[0] as Sentence).range.start,
          end: block.start + (stretch.at(-1) as Sentence).range.end,
        };
        if (own !== null && range.start < own.end && range.end > own.start) continue;
        const compared = compare(
          asked,
          stretch.flatMap((part) => part.words),
          range.start - block.start,
          rarity,
        );
        if (compared === null) continue;
        candidates.push({ articleId, range, text: document.text.slice(range.start, range.end), ...compared });
      }
  }
  candidates.sort((a, b) => b.score - a.score || a.range.start - b.range.start);
  const best = candidates[0]?.score ?? 0;
  const kept: RelatedPassage[] = [];
  for (const candidate of candidates) {
    if (kept.length >= MOST_OF_ONE || candidate.score < best * LEAST_OF_BEST) break;
    const { start, end } = candidate.range;
    if (kept.every(({ range }) => end <= range.start || start >= range.end)) kept.push(candidate);
  }
  return kept;
}

type Compared = Pick<RelatedPassage, 'marks' | 'asked' | 'run' | 'share' | 'kind' | 'score'>;

/** What a stretch shares with the asked words; null where that is next to nothing. `from` is taken off the marks. */
function compare(asked: Asked, words: readonly PassageWord[], from: number, rarity: Rarity): Compared | null {
  const stems = new Set(words.map(({ stem }) => stem));
  let [dot, shared, square] = [0, 0, 0];
  for (const stem of stems) {
    const weight = rarity(stem);
    square += weight * weight;
    if (!asked.weights.has(stem)) continue;
    dot += weight * weight;
    shared += weight;
  }
  const parts = partsShared(asked, stems);
  for (const { weight, stem } of parts) {
    dot += PART * weight * rarity(stem);
    shared += PART * weight;
  }
  if (dot === 0 || square === 0) return null;
  const likeness = Math.min(1, dot / Math.sqrt(asked.square * square));
  if (likeness < LEAST_SCORE * 0.7) return null;
  const runs = sharedRuns(
    asked.surfaces,
    words.map(({ surface }) => surface),
    LEAST_RUN,
  );
  const inRuns = new Set(runs.flatMap(({ b, length }) => Array.from({ length }, (_, step) => b + step)));
  const runShare = sum(
    [...inRuns].map((index) => asked.weights.get((words[index] as PassageWord).stem) ?? 0),
  );
  const phraseShare = asked.total === 0 ? 0 : Math.min(1, runShare / asked.total);
  const score = likeness * (1 - RUN_SHARE) + phraseShare * RUN_SHARE;
  if (score < LEAST_SCORE) return null;
  const run = runs[0]?.length ?? 0;
  const partStems = new Set(parts.map(({ stem }) => stem));
  const isMarked = (word: PassageWord, index: number): boolean =>
    inRuns.has(index) || (asked.weights.get(word.stem) ?? 0) >= asked.rare || partStems.has(word.stem);
  const inAskedRuns = new Set(runs.flatMap(({ a, length }) => Array.from({ length }, (_, step) => a + step)));
  const wantedParts = new Set(parts.map(({ wanted }) => wanted));
  const isAskedFor = ({ stem }: PassageWord, index: number): boolean =>
    inAskedRuns.has(index) ||
    (stems.has(stem) && (asked.weights.get(stem) ?? 0) >= asked.rare) ||
    wantedParts.has(stem);
  return {
    run,
    share: Math.min(1, shared / asked.total),
    kind: run >= PHRASE && phraseShare >= PHRASE_SHARE ? 'phrase' : 'similar',
    score,
    marks: marksOf(words, isMarked, inRuns, from),
    asked: marksOf(asked.words, isAskedFor, inAskedRuns, 0),
  };
}

/** A word of the asked ones, and the compound, or part of one, that stands for it. */
interface SharedPart {
  readonly wanted: string;
  readonly stem: string;
  readonly weight: number;
}

/** Asked words of which the stretch has a compound, or the other way round. */
function partsShared(asked: Asked, stems: ReadonlySet<string>): SharedPart[] {
  const found: SharedPart[] = [];
  for (const [wanted, weight] of asked.weights) {
    if (stems.has(wanted) || wanted.length < LEAST_PART || weight < asked.rare) continue;
    for (const stem of stems) {
      if (asked.weights.has(stem) || stem.length < LEAST_PART) continue;
      const [long, short] = stem.length > wanted.length ? [stem, wanted] : [wanted, stem];
      if (!long.startsWith(short) && !long.endsWith(short)) continue;
      found.push({ wanted, stem, weight });
      break;
    }
  }
  return found;
}

function marksOf(
  words: readonly PassageWord[],
  isMarked: (word: PassageWord, index: number) => boolean,
  inRuns: ReadonlySet<number>,
  from: number,
): HitRange[] {
  const marks: { start: number; end: number }[] = [];
  let joins = false;
  for (const [index, word] of words.entries()) {
    if (!isMarked(word, index)) {
      joins = false;
      continue;
    }
    const last = marks.at(-1);
    if (joins && inRuns.has(index) && last !== undefined) last.end = word.end - from;
    else marks.push({ start: word.start - from, end: word.end - from });
    joins = inRuns.has(index);
  }
  return marks;
}
