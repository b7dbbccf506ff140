import { asId } from '../../../src-core/base/id.ts';
import type { ArticleId } from '../../../src-core/base/id.ts';
import { success } from '../../../src-core/base/result.ts';
import { completeQuery } from '../../../src-core/search/complete-query.ts';
import { hitPassages, openingPassages } from '../../../src-core/search/hit-passages.ts';
import { indexKey, parseIndexKey } from '../../../src-core/search/index-key.ts';
import type {
  HitRange,
  SearchAnswer,
  SearchHit,
  SearchRequest,
  SearchedForms,
  Snippet,
} from '../../../src-core/search/search-types.ts';
import type { AppServices } from '../../../src-renderer/services/app-services.ts';
import { fakeDocument } from '../fake-articles.ts';
import { FAKE_VOCABULARY } from '../fake-vocabulary.ts';
import { articleIndex } from './fake-memory.ts';
import type { FakeMemory } from './fake-memory.ts';

/** What the word "soldaten" also finds. */
function fakeForms({ without = [], aliases = false }: SearchRequest): readonly SearchedForms[] {
  return [
    {
      part: 'soldaten',
      kind: 'compound',
      words: ['elitesoldaten', 'grenzsoldaten'],
      off: without.includes('compound'),
    },
    { part: 'soldaten', kind: 'alias', words: ['truppen'], off: !aliases },
  ];
}

const words = (query: string): string[] =>
  query
    .toLowerCase()
    .split(/[\s"()*]+/u)
    .filter((word) => word !== '' && word !== 'or');
const hitsOf = (text: string, query: string): HitRange[] => {
  const lower = text.toLowerCase();
  return words(query)
    .flatMap((word) => {
      const found: HitRange[] = [];
      for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
        found.push({ start: at, end: at + word.length });
      return found;
    })
    .sort((a, b) => a.start - b.start);
};
const matches = (text: string, query: string): boolean => {
  const lower = text.toLowerCase();
  return words(query).every((word) => lower.includes(word));
};

/** Finds words as they are written, by looking at everything. */
export function fakeSearch(memory: FakeMemory): AppServices['search'] {
  const { live, generation } = memory;
  return {
    state: () => live(() => ({ ready: true, done: 0, total: 0, generation: generation(), problem: null })),
    startAgain: () => undefined,
    search: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const all: SearchHit[] = [];
      const query = request.query.trim();
      if (query !== '') {
        for (const topic of memory.state.topics)
          if (matches(`${topic.name} ${topic.definition}`, query))
            all.push({ key: indexKey('topic', topic.id), kind: 'topic', articleId: topic.id, score: 9 });
        for (const each of memory.state.annotations)
          if (matches(`${each.quote.exact} ${each.note}`, query))
            all.push({
              key: indexKey('annotation', each.id),
              kind: 'annotation',
              articleId: each.articleId,
              score: 5,
            });
      }
      let articles = [...memory.state.articles.values()];
      if (query !== '')
        articles = articles.filter((each) =>
          matches(`${each.title} ${fakeDocument(articleIndex(each.id)).text}`, query),
        );
      if (request.sort === 'title') articles.sort((a, b) => a.title.localeCompare(b.title, 'de'));
      if (request.sort === 'published')
        articles.sort((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
      if (request.sort === 'added') articles.sort((a, b) => b.added.localeCompare(a.added));
      all.push(
        ...articles.map((each): SearchHit => ({
          key: indexKey('article', each.id),
          kind: 'article',
          articleId: each.id,
          score: 1,
        })),
      );
      const hits = all.filter((hit) => request.kinds.includes(hit.kind));
      const answer: SearchAnswer = {
        ran: query === '' ? '' : words(query).join(' '),
        asText: query.includes('(') && !query.includes(')') ? ['('] : [],
        total: hits.length,
        ...(request.forms === true && query.includes('soldaten') ? { forms: fakeForms(request) } : {}),
        hits: hits.slice(request.offset, request.offset + request.limit),
      };
      return success(answer);
    },
    complete: (query, caret) => Promise.resolve(completeQuery(query, caret, FAKE_VOCABULARY)),
    snippets: (indexedKey, query) => {
      const key = parseIndexKey(indexedKey).id;
      const annotation = memory.state.annotations.find((each) => each.id === key);
      const article = memory.state.articles.get(asId<ArticleId>(key));
      const topic = memory.state.topics.find((each) => each.id === key);
      if (annotation !== undefined) {
        const text = annotation.note === '' ? annotation.quote.exact : annotation.note;
        return Promise.resolve([
          {
            field: annotation.note === '' ? 'quote' : 'note',
            text,
            marks: hitsOf(text, query),
            position: annotation.position.start,
          },
        ]);
      }
      if (topic !== undefined)
        return Promise.resolve([
          { field: 'topic', text: topic.name, marks: hitsOf(topic.name, query), position: -1 },
        ]);
      if (article === undefined) return Promise.resolve([]);
      const text = fakeDocument(articleIndex(article.id)).text;
      const first = hitsOf(text, query)[0]?.start ?? 0;
      const from = Math.max(0, text.lastIndexOf(' ', first - 50) + 1);
      const part = text.slice(from, from + 240).replaceAll('\n', ' ');
      const snippet: Snippet = {
        field: 'body',
        text: part,
        marks: hitsOf(part, query),
        position: query === '' ? -1 : first,
      };
      return Promise.resolve([snippet]);
    },
    explain: () => Promise.resolve(null),
    passages: (id, query, context) => {
      const document = fakeDocument(articleIndex(id));
      const hits = hitsOf(document.text, query);
      return Promise.resolve(
        hits.length === 0 ? openingPassages(document, []) : hitPassages(document, hits, context),
      );
    },
    passagesOfMany: (ids) => Promise.resolve(ids.map(() => [])),
    hitsInArticle: (id, query) => Promise.resolve(hitsOf(fakeDocument(articleIndex(id)).text, query)),
  };
}
