import { relatedPassages } from '../../src-core/search/passages/related-passages.ts';
import type { RelatedText } from '../../src-core/search/passages/related-passages.ts';
import { SearchIndex } from '../../src-core/search/search-index.ts';
import { Analyzer } from '../../src-core/text/analyzer.ts';
import { buildDocument } from '../../src-core/text/document-builder.ts';
import { sentences } from '../../src-core/text/sentences.ts';
import { documentFromText } from '../score/retrieval-document.ts';
import type { BenchOptions } from './bench.ts';
import { seededCorpus } from './seeded-corpus.ts';

const ASKED = 100;
const CANDIDATES = 40;
const PORTION = 1_000;

/**
 * "What else says this?" asked for sentences, and for paragraphs of five, of the seeded corpus: processor time to find the
 * articles, to read their JSON, and to compare them. Nobody else does this, so there is no peer.
 */
export async function passagesBench({ articles }: BenchOptions): Promise<object> {
  const index = SearchIndex.create();
  const stored = new Map<string, string>();
  let portion: Parameters<SearchIndex['apply']>[0]['put'][number][] = [];
  const flush = (): void => {
    index.apply({ put: portion, remove: [], position: {} });
    portion = [];
  };
  for (const article of seededCorpus(articles, 1)) {
    portion.push(documentFromText({ ...article, _id: article.id }, 'en'));
    stored.set(
      article.id,
      JSON.stringify(buildDocument([{ type: 'paragraph', raw: article.text, marks: [] }], 'en')),
    );
    if (portion.length >= PORTION) flush();
  }
  flush();
  while (index.mergeStep());
  const analyzer = new Analyzer();
  const figures: Record<string, number> = { articles };
  for (const [name, length] of [
    ['sentence', 1],
    ['paragraph', 5],
  ] as const) {
    const times = {
      find: [] as number[],
      read: [] as number[],
      compare: [] as number[],
      all: [] as number[],
    };
    for (let asked = 0; asked < ASKED; asked += 1) {
      const id = String(Math.floor((asked * articles) / ASKED));
      const { text } = JSON.parse(stored.get(id) ?? '') as RelatedText['document'];
      const parts = sentences(text, 'en').slice(0, length);
      const range = { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
      const passage = {
        text: text.slice(range.start, range.end),
        language: 'en',
        at: { articleId: id, range },
      };
      const marks = [process.cpuUsage().user];
      const ids = index.view().articlesLike(passage.text, 'en', CANDIDATES);
      marks.push(process.cpuUsage().user);
      const texts = ids.map((articleId): RelatedText => ({
        articleId,
        document: JSON.parse(stored.get(articleId) ?? '') as RelatedText['document'],
        shownBlocks: [],
      }));
      marks.push(process.cpuUsage().user);
      relatedPassages(passage, texts, (stem) => index.view().rarity(stem), analyzer);
      marks.push(process.cpuUsage().user);
      const spent = (from: number, to: number): number => ((marks[to] ?? 0) - (marks[from] ?? 0)) / 1000;
      times.find.push(spent(0, 1));
      times.read.push(spent(1, 2));
      times.compare.push(spent(2, 3));
      times.all.push(spent(0, 3));
    }
    for (const [step, list] of Object.entries(times)) {
      list.sort((a, b) => a - b);
      figures[`${name} ${step} p50`] = Math.round((list[ASKED >> 1] ?? 0) * 10) / 10;
      figures[`${name} ${step} p95`] = Math.round((list[Math.floor(ASKED * 0.95)] ?? 0) * 10) / 10;
    }
  }
  console.table(figures);
  await Promise.resolve();
  return figures;
}
