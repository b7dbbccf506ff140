import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type {
  DocumentValues,
  FieldRun,
  IndexDocument,
  SearchableKind,
  SearchField,
} from '../../../src-core/search/search-types.ts';

function record(
  number: number,
  kind: SearchableKind,
  texts: readonly (readonly [field: SearchField, text: string])[],
  values: Partial<DocumentValues>,
): IndexDocument {
  const language = values.language ?? 'de';
  const runs = texts.map(([field, text]): FieldRun => ({
    field,
    text,
    language: field === 'url' ? 'url' : language,
    start: -1,
  }));
  return {
    key: `${kind}:${number}`,
    kind,
    runs,
    values: {
      title: '',
      language,
      site: '',
      publishedDay: null,
      added: 0,
      length: 5,
      articleId: `${number}`,
      ...values,
    },
  };
}

const day = (iso: string): number => Date.parse(iso) / 86_400_000;

/** The archive of the query table: articles 1 to 7, annotation 8 of article 1, topic 9. Records are known by number. */
export const QUERY_ARCHIVE: readonly IndexDocument[] = [
  record(
    1,
    'article',
    [
      ['title', 'Nordkoreas Truppen in Russland'],
      ['lead', 'Nordkorea hat Soldaten geschickt.'],
      ['body', 'Die Soldaten aus Nordkorea trainieren im Osten Russlands.'],
      ['body', 'Ein Manöver ist das nicht, sagt Kim Jong-un der NATO.'],
      ['author', 'Anna Kurz'],
      ['site', 'Der Spiegel'],
      ['url', 'www.spiegel.de ausland nordkorea-truppen.html'],
    ],
    {
      publishedDay: day('2024-10-20'),
      added: Date.parse('2024-11-02'),
      site: 'Der Spiegel',
      authors: ['Anna Kurz'],
      type: 'html',
      status: 'done',
      starred: true,
    },
  ),
  record(
    2,
    'article',
    [
      ['title', 'Manöver vor Nordkorea'],
      ['body', 'Nordkorea warnt: Truppen der USA üben ein Manöver.'],
      ['caption', 'Soldaten am Strand'],
      ['site', 'Die Zeit'],
    ],
    {
      publishedDay: day('2024-12-05'),
      added: Date.parse('2024-12-06'),
      site: 'Die Zeit',
      type: 'html',
      status: 'inbox',
    },
  ),
  record(
    3,
    'article',
    [
      ['title', 'Troops from North Korea'],
      ['lead', 'North Korea has sent soldiers to us.'],
      ['body', 'The US says NATO must act. A soldier said so.'],
      ['author', 'John Long'],
      ['author', 'Anna Kurz'],
      ['site', 'The Times'],
    ],
    {
      language: 'en',
      publishedDay: day('2023-03-01'),
      added: Date.parse('2024-11-02'),
      site: 'The Times',
      authors: ['John Long', 'Anna Kurz'],
      type: 'plain-text',
      status: 'reading',
    },
  ),
  record(
    4,
    'article',
    [
      ['title', 'Straße und Häuser'],
      ['body', 'Ein Haus an der Strasse.'],
      ['heading', 'Wohnen'],
    ],
    {
      publishedDay: day('2024-10-01'),
      added: Date.parse('2024-10-01'),
      type: 'pasted',
      status: 'archive',
    },
  ),
  record(
    5,
    'article',
    [
      ['title', 'Ohne Datum'],
      ['body', 'Der Minister sprach über Kritik 😀 und 中国.'],
    ],
    {
      added: Date.parse('2020-01-01'),
      type: 'jsonl',
      status: 'inbox',
    },
  ),
  record(
    6,
    'article',
    [
      ['title', 'Rot Gelb Blau'],
      ['body', 'rot gelb blau grün rot'],
      ['body', 'schwarz weiß'],
    ],
    {
      publishedDay: day('2022-06-15'),
      added: Date.parse('2022-07-01'),
      type: 'markdown',
      status: 'done',
    },
  ),
  record(7, 'article', [['body', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab xxxx schön schon']], {
    publishedDay: day('2024-10-31'),
    added: Date.parse('2024-10-31'),
    type: 'csv',
    status: 'inbox',
  }),
  record(
    8,
    'annotation',
    [
      ['quote', 'Soldaten aus Nordkorea'],
      ['note', 'Wichtig für das Kapitel'],
      ['topic', 'Truppen'],
    ],
    {
      publishedDay: day('2024-10-20'),
      added: Date.parse('2024-11-05'),
      site: 'Der Spiegel',
      authors: ['Anna Kurz'],
      type: 'annotation',
      colour: 'yellow',
      hasNote: true,
      topics: ['t9'],
      articleId: '1',
    },
  ),
  record(
    9,
    'topic',
    [
      ['topic', 'Truppen'],
      ['note', 'Einheiten im Ausland'],
    ],
    { type: 'topic', language: 'und' },
  ),
];

/** The archive in an index, cut into segments. */
export function queryArchive(): SearchIndex {
  const index = SearchIndex.create();
  for (let at = 0; at < QUERY_ARCHIVE.length; at += 2) {
    index.apply({ put: QUERY_ARCHIVE.slice(at, at + 2), remove: [], position: {} });
    index.settle();
  }
  return index;
}
