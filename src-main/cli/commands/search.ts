import { readFile } from 'node:fs/promises';
import { record } from '../../../src-core/journal/reducer.ts';
import { articleIndexDocument } from '../../../src-core/search/index-documents.ts';
import { parseIndexKey } from '../../../src-core/search/index-key.ts';
import { FACET_NAMES } from '../../../src-core/search/search-types.ts';
import type {
  Explanation,
  Facets,
  SearchAnswer,
  SearchHit,
  SearchRequest,
  SearchSort,
} from '../../../src-core/search/search-types.ts';
import { verifiedAnswer } from '../../../src-core/search/verified-answer.ts';
import {
  EXIT,
  parseOptions,
  UsageError,
  wholeNumber,
  type CliCommand,
  type CliOutput,
} from '../arguments.ts';
import {
  indexDocumentsOf,
  openNotebookIndex,
  readArticleDocuments,
  type NotebookIndex,
} from '../notebook-index.ts';
import { openSession, type NotebookSession } from '../notebook-session.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';

const HELP = `Searches a notebook.

  florilegium search NOTEBOOK QUERY [--json] [--explain] [--facets] [--limit N]
                     [--sort relevance|published|added|title|length]
  florilegium search NOTEBOOK --batch QUERIES.jsonl [--limit N]

QUERY: words (all must match), "phrase", -word, OR, ( ), pre*, m?ster, word~1, /regex/, a NEAR/10 b, "a b"~10,
match-case:Word, title: lead: heading: body: caption: author: site: url: quote: note: topic:word, and conditions:
lang:de type:html status:done color:yellow site:"A" author:"A" topic:A/B in:annotation has:note is:unread
date:2024-10..2024-12 after:2024 before:2024 saved:2024 age:<2w.
With --json one JSON object: ran, asText, cut, leftOut, total, hits[{id, sourceId, title, score, snippets}].
--explain says below each hit which words matched, by what, and what each part gave (JSON: why).
--facets says how many hits there are by language, outlet, author, type, status, topic, colour and month
(JSON: facets).
--batch reads lines {"_id", "text"}, takes each text as words of which any may match, and prints
lines {"qid", "docs": [sourceId…]}, best first.

  --limit N   at most N hits (default 20)
`;

/** Keeps a query word with a leading minus from being read as an option; cannot stand in an argument itself. */
const GUARD = '\u0000';

const SORTS: readonly SearchSort[] = ['relevance', 'published', 'added', 'title', 'length'];

async function snippetsOf(
  session: NotebookSession,
  notebook: NotebookIndex,
  hit: SearchHit,
  request: SearchRequest,
) {
  const article = hit.kind === 'article' ? record(session.state, 'article', hit.articleId) : null;
  if (!article) return [];
  const documents = await readArticleDocuments(session, [article]);
  const document = documents.ok ? documents.value[0] : undefined;
  return document
    ? notebook.ask((index) =>
        index.snippets(request.query, articleIndexDocument(article, document).runs, 3, request),
      )
    : [];
}

function titleOf(session: NotebookSession, hit: SearchHit): string {
  if (hit.kind === 'topic') return record(session.state, 'topic', parseIndexKey(hit.key).id)?.name ?? '';
  return record(session.state, 'article', hit.articleId)?.title ?? '';
}

/** What a hit scored in all, then a line for each part: "1.034  ministers: minister (stem; body 2)". */
function explanationLines({ score, parts, proximity }: Explanation): string[] {
  const lines = parts.map(({ part, words, score: given }) => {
    const list = words.map(({ word, kind, fields }) => {
      const counts = Object.entries(fields).map(([field, count]) => `${field} ${count}`);
      return `${word} (${kind}; ${counts.join(', ')})`;
    });
    return `${given.toFixed(3)}  ${part}: ${list.join(', ')}`;
  });
  if (proximity > 0) lines.push(`${proximity.toFixed(3)}  words close together`);
  return [`${score.toFixed(3)} in all`, ...lines];
}

/** Which of the records, candidates of a query with exact letters, have them. */
async function verify(
  session: NotebookSession,
  index: NotebookIndex,
  request: SearchRequest,
  keys: readonly string[],
): Promise<readonly boolean[]> {
  const documents = await indexDocumentsOf(session, keys);
  const { query, ...options } = request;
  const known = keys.flatMap((key) => documents.get(key) ?? []);
  const answers = await index.ask((asked) => asked.verify(query, options, known));
  const verified = new Set(known.filter((_, at) => answers[at]).map(({ key }) => key));
  return keys.map((key) => verified.has(key));
}

/** What of the query was not searched as it was meant. */
function remarks({ asText, cut = [], leftOut = 0 }: SearchAnswer): string[] {
  const lines: string[] = [];
  if (asText.length > 0) lines.push(`taken as plain words: ${asText.join(' ')}`);
  if (cut.length > 0) lines.push(`too many words match, only some were searched: ${cut.join(' ')}`);
  if (leftOut > 0) lines.push(`the query is too long: ${leftOut} parts at its end were not searched`);
  return lines;
}

async function searchOne(
  session: NotebookSession,
  index: NotebookIndex,
  query: string,
  options: {
    readonly limit: number;
    readonly sort: SearchSort;
    readonly json: boolean;
    readonly explain: boolean;
    readonly facets: boolean;
  },
  io: CliOutput,
): Promise<number> {
  const request: SearchRequest = {
    query,
    offset: 0,
    limit: options.limit,
    sort: options.sort,
    kinds: ['article', 'annotation', 'topic'],
    anyWord: false,
    facets: options.facets,
    today: today(),
  };
  const answer = await verifiedAnswer(
    request,
    (asked) => index.ask((one) => one.search(asked)),
    (keys) => verify(session, index, request, keys),
  );
  const hits = [];
  for (const hit of answer.hits) {
    const snippets = await snippetsOf(session, index, hit, request);
    hits.push({
      id: parseIndexKey(hit.key).id,
      kind: hit.kind,
      sourceId: record(session.state, 'article', hit.articleId)?.sourceId ?? null,
      title: titleOf(session, hit),
      score: hit.score,
      snippets: snippets.map((snippet) => snippet.text),
      ...(options.explain ? { why: await index.ask((asked) => asked.explain(hit.key, query, request)) } : {}),
    });
  }
  if (options.json) {
    const { ran, asText, cut = [], leftOut = 0, total, facets } = answer;
    io.line(JSON.stringify({ ran, asText, cut, leftOut, total, hits, facets }));
    return EXIT.ok;
  }
  io.note(`${answer.ran}: ${answer.total} hits`);
  for (const line of remarks(answer)) io.note(line);
  for (const hit of hits) {
    io.line(`${hit.title}\n    ${hit.snippets.join(' … ')}`);
    if (hit.why) for (const line of explanationLines(hit.why)) io.line(`    ${line}`);
  }
  if (answer.facets) for (const line of facetLines(answer.facets)) io.line(line);
  return EXIT.ok;
}

/** Days since 1970-01-01 of the calendar day that it is here. */
function today(): number {
  const date = new Date();
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

/** "lang:"de"  12", as it is written into a query to see just those. */
function facetLines({ counts, months, undated }: Facets): string[] {
  const line = (part: string, count: number): string => `${String(count).padStart(8)}  ${part}`;
  return [
    ...FACET_NAMES.flatMap((name) =>
      counts[name].map(({ value, count }) => line(`${name}:"${value}"`, count)),
    ),
    ...months.map(({ value, count }) => line(`date:${value}`, count)),
    ...(undated > 0 ? [line('-has:date', undated)] : []),
  ];
}

function parseQueries(text: string, file: string): readonly { readonly id: string; readonly text: string }[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      const query = JSON.parse(line) as { readonly _id?: string | number; readonly text?: unknown };
      if (typeof query.text === 'string') return [{ id: `${query._id ?? at + 1}`, text: query.text }];
    } catch {
      // Told below like any other line that is not a query.
    }
    throw new UsageError(`line ${at + 1} of ${file} is not a query {"_id", "text"}`);
  });
}

async function searchBatch(
  session: NotebookSession,
  index: NotebookIndex,
  file: string,
  limit: number,
  io: CliOutput,
): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new UsageError(`${file} cannot be read`);
  for (const query of parseQueries(text, file)) {
    const request: SearchRequest = {
      query: query.text,
      offset: 0,
      limit,
      sort: 'relevance',
      kinds: ['article'],
      anyWord: true,
    };
    const answer = await index.ask((asked) => asked.search(request));
    const docs = answer.hits.map(
      (hit) => record(session.state, 'article', hit.articleId)?.sourceId ?? hit.articleId,
    );
    io.line(JSON.stringify({ qid: query.id, docs }));
  }
  return EXIT.ok;
}

/** `florilegium search`: one query, or a file of them. */
export const searchCommand: CliCommand = {
  name: 'search',
  summary: 'search a notebook, one query or a file of them',
  help: HELP,
  run: async (args, io) => {
    // `-word` is part of the query language; only names with two dashes are options here.
    const guarded = args.map((arg) => (/^-[^-]/.test(arg) ? GUARD + arg : arg));
    const { values, positionals } = parseOptions(guarded, {
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      limit: { type: 'string', default: '20' },
      sort: { type: 'string', default: 'relevance' },
      facets: { type: 'boolean', default: false },
      batch: { type: 'string' },
    });
    const [folder, ...words] = positionals.map((arg) => arg.replace(GUARD, ''));
    const limit = wholeNumber(values.limit, 'limit', 1);
    const sort = SORTS.find((name) => name === values.sort);
    if (!sort) throw new UsageError(`--sort takes ${SORTS.join(', ')}, not "${values.sort}"`);
    if (folder === undefined) throw new UsageError('name a notebook folder');
    if (words.length === 0 && values.batch === undefined)
      throw new UsageError('name a query or --batch FILE');
    const opened = await openSession(folder, { mustExist: true });
    if (!opened.ok) {
      io.note(`florilegium search: ${errorInOneLine(opened.error, 'en')}`);
      return EXIT.failed;
    }
    const session = opened.value;
    try {
      const index = await openNotebookIndex(session);
      if (!index.ok) {
        io.note(`florilegium search: ${errorInOneLine(index.error, 'en')}`);
        return EXIT.failed;
      }
      const code =
        values.batch === undefined
          ? await searchOne(
              session,
              index.value,
              words.join(' '),
              { limit, sort, json: values.json, explain: values.explain, facets: values.facets },
              io,
            )
          : await searchBatch(session, index.value, values.batch, limit, io);
      // The answers are right without it; the next search only begins with the same work.
      const saved = await index.value.save();
      if (!saved.ok) io.note(`florilegium search: ${errorInOneLine(saved.error, 'en')}`);
      return code;
    } finally {
      await session.close();
    }
  },
};
