import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { relatedPassages } from '../../src-core/search/passages/related-passages.ts';
import type { RelatedText } from '../../src-core/search/passages/related-passages.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import { Analyzer } from '../../src-core/text/analyzer.ts';
import { buildDocument } from '../../src-core/text/document-builder.ts';
import { documentFromText } from './retrieval-document.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

interface Telling {
  readonly _id: string;
  readonly group: string;
  readonly lang: string;
  readonly role: string;
  readonly text: string;
}

/** Articles whose texts are compared, as the search worker does it. */
const CANDIDATES = 40;
/** Sentences asked, evenly from all, and the fewest words of one. */
const ASKED = 600;
const LEAST_WORDS = 6;

/** The lines of a text; translations of one original have as many, and line by line the same sentences. */
function linesOf({ text }: Telling): readonly string[] {
  return text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim());
}

function relatedText(telling: Telling): RelatedText {
  const blocks = linesOf(telling).map((raw) => ({ type: 'paragraph' as const, raw, marks: [] }));
  return { articleId: telling._id, document: buildDocument(blocks, telling.lang), shownBlocks: [] };
}

/**
 * Asks for a line of one translation and looks whether the same line of another one of the same original is found first, or
 * among the first five. `all` = every translation is in the archive; `two` = only the two that are least alike in their letters.
 */
export async function scorePassages(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const file = join(options.dataDir, 'wmt-news', options.half, 'docs.jsonl');
  if (!existsSync(file)) return [];
  const tellings = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Telling);
  const lines: ScoreLine[] = [];
  for (const lang of ['de', 'fr']) {
    const groups = new Map<string, Telling[]>();
    for (const telling of tellings)
      if (telling.lang === lang) groups.set(telling.group, [...(groups.get(telling.group) ?? []), telling]);
    for (const which of ['all', 'two'] as const)
      lines.push({ set: `passages ${lang} ${which}`, ...scoreArchive([...groups.values()], which) });
  }
  return lines;
}

function leastAlike(group: readonly Telling[]): readonly Telling[] {
  let worst: { readonly pair: readonly Telling[]; readonly share: number } | null = null;
  for (const [index, a] of group.entries())
    for (const b of group.slice(index + 1)) {
      if (linesOf(a).length !== linesOf(b).length) continue;
      const words = new Set(a.text.split(/\s+/u));
      const others = b.text.split(/\s+/u);
      const share = others.filter((word) => words.has(word)).length / others.length;
      if (worst === null || share < worst.share) worst = { pair: [a, b], share };
    }
  return worst?.pair ?? group.slice(0, 1);
}

function scoreArchive(
  all: readonly (readonly Telling[])[],
  which: 'all' | 'two',
): Readonly<Record<string, unknown>> {
  const groups = which === 'all' ? all : all.map(leastAlike);
  const texts = new Map(groups.flat().map((telling) => [telling._id, relatedText(telling)]));
  const groupOf = new Map(groups.flatMap((group) => group.map(({ _id }) => [_id, group] as const)));
  const index = SearchIndex.create();
  const put = groups.flat().map((telling) => {
    const { document } = texts.get(telling._id) as RelatedText;
    return documentFromText({ _id: telling._id, text: document.text }, telling.lang);
  });
  index.apply({ put, remove: [], position: {} });
  while (index.mergeStep());
  const questions = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const count = linesOf(first).length;
    if (group.filter((telling) => linesOf(telling).length === count).length < 2) return [];
    return linesOf(first).flatMap((text, line) =>
      text.split(' ').length >= LEAST_WORDS && text !== '' ? [{ telling: first, line, text }] : [],
    );
  });
  const step = Math.max(1, Math.floor(questions.length / ASKED));
  const asked = questions.filter((_, at) => at % step === 0);
  const analyzer = new Analyzer();
  let [first, five, candidates] = [0, 0, 0];
  const milliseconds: number[] = [];
  for (const { telling, line, text } of asked) {
    const begun = process.cpuUsage();
    const ids = index.view().articlesLike(text, telling.lang, CANDIDATES);
    const own = (texts.get(telling._id) as RelatedText).document.blocks[line];
    const found = relatedPassages(
      { text, language: telling.lang, at: { articleId: telling._id, range: own ?? { start: 0, end: 0 } } },
      ids.map((id) => texts.get(id) as RelatedText),
      (stem) => index.view().rarity(stem),
      analyzer,
    );
    const { user } = process.cpuUsage(begun);
    milliseconds.push(user / 1000);
    const isRight = (id: string, start: number): boolean => {
      const group = groupOf.get(telling._id) ?? [];
      if (id === telling._id || !group.some(({ _id }) => _id === id)) return false;
      const block = texts.get(id)?.document.blocks[line];
      return block !== undefined && start >= block.start && start < block.end;
    };
    if (ids.some((id) => id !== telling._id && groupOf.get(id) === groupOf.get(telling._id))) candidates += 1;
    const place = found.findIndex(({ articleId, range }) => isRight(articleId, range.start));
    if (place === 0) first += 1;
    if (place >= 0 && place < 5) five += 1;
  }
  const part = (count: number): number => Math.round((1000 * count) / asked.length) / 1000;
  milliseconds.sort((a, b) => a - b);
  return {
    texts: texts.size,
    asked: asked.length,
    hit1: part(first),
    hit5: part(five),
    story: part(candidates),
    p50: Math.round(milliseconds[milliseconds.length >> 1] ?? 0),
    p95: Math.round(milliseconds[Math.floor(milliseconds.length * 0.95)] ?? 0),
  };
}
