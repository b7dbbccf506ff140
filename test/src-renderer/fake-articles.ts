import { asId } from '../../src-core/base/id.ts';
import type { ArticleId, DocumentId, Sha256 } from '../../src-core/base/id.ts';
import type { Article } from '../../src-core/model/article.ts';
import type { ArticleDocument, Block, Mark } from '../../src-core/model/document.ts';

/** A small seeded generator (mulberry32), so that every run shows the same notebook. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const GERMAN = [
  'Die Außenministerin sprach am 3. Oktober vor dem Ausschuss über die Lieferung von Munition.',
  'Nach Angaben des Verteidigungsministeriums sind rund 10.000 Soldaten in die Grenzregion verlegt worden.',
  'Der Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurf liegt seit Monaten im Vermittlungsausschuss.',
  'Dr. Meier, z. B., hält die Zahlen für zu hoch; sein Institut rechnet anders.',
  'Beobachter sehen darin ein Zeichen der Entspannung, andere eine bloße Atempause.',
  'Die Bundeszentrale für politische Bildung hat die Quellen in einer Übersicht zusammengestellt.',
  '„Wir haben diese Truppen noch nicht im Einsatz gesehen“, sagte ein Sprecher am Freitag.',
  'Im Frühjahr hatte der Präsident noch jede Beteiligung bestritten.',
  'Die Kosten der Donaudampfschifffahrtsgesellschaft stiegen im selben Zeitraum um 14,5 Prozent.',
];
const ENGLISH = [
  'The foreign minister spoke to the committee on 3 October about the delivery of ammunition.',
  'According to the ministry, some 10,000 soldiers have been moved to the border region.',
  'Observers read it as a sign of détente; others call it a mere pause for breath.',
  'Dr. Miller, e.g., thinks the figures too high; her institute counts differently.',
  '“We have not seen these troops in combat yet,” a spokesman said on Friday.',
  'The archive holds three copies of the letter, none of them dated.',
  'In spring the president had still denied any involvement.',
  'Costs rose by 14.5 per cent over the same period, the auditors found.',
];
const GERMAN_TITLES = [
  'Nordkoreanische Soldaten an der Grenze beunruhigen Seoul',
  'Streit um die Verwaltungsgerichtsbarkeitsreform',
  'Warum die Flüsse der Mittelgebirge leiser werden',
  'Das lange Schweigen der Akten',
  'Außenminister vereinbaren engere Zusammenarbeit im Indopazifik und eine gemeinsame Beobachtungsmission',
  'Ein Dorf lernt rechnen',
];
const ENGLISH_TITLES = [
  'The quiet return of the night train',
  'What the harbour records do not say',
  'Ministers promise a treaty, again',
  'Letters from a drowned valley',
  'A short history of borrowed words',
  'Grain, credit and the winter of 1846: how three merchants held up a city for eleven weeks',
];
const SITES = ['Der Spiegel', 'Le Devoir', 'The Guardian', 'Neue Zürcher Zeitung', 'taz', 'Reuters', ''];
const AUTHORS = [
  'Valérie Gamache',
  'Jonas Lüscher',
  'Mary Okafor',
  'Kim Yong-hyun',
  'Ana Sofia Beltrán de la Cruz',
];

function pick<Item>(list: readonly Item[], random: () => number): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError('cannot pick from an empty list');
  return item;
}

/** Builds canonical text and blocks from pieces. */
export function buildDocument(
  language: string,
  pieces: readonly (Omit<Block, 'start' | 'end'> & { readonly text: string })[],
  linkWord: string,
): ArticleDocument {
  const blocks: Block[] = [];
  const marks: Mark[] = [];
  let text = '';
  for (const { text: piece, ...rest } of pieces) {
    if (blocks.length > 0) text += '\n';
    const start = text.length;
    text += piece;
    blocks.push({ ...rest, start, end: text.length });
    const word = piece.indexOf(linkWord);
    if (word >= 0 && rest.type !== 'heading') {
      marks.push({
        type: 'link',
        start: start + word,
        end: start + word + linkWord.length,
        href: 'https://example.org/a?b=c',
      });
    }
    const quoted = /[„“"](.+?)[“”"]/u.exec(piece);
    if (quoted?.[1] !== undefined) {
      const at = start + quoted.index + 1;
      marks.push({ type: 'emphasis', start: at, end: at + quoted[1].length });
    }
  }
  return { text, language, blocks, marks: marks.sort((a, b) => a.start - b.start), figures: [] };
}

/** Content of the n-th generated article. */
export function fakeDocument(index: number): ArticleDocument {
  const random = seededRandom(index + 1);
  const german = index % 3 !== 2;
  const stock = german ? GERMAN : ENGLISH;
  const paragraph = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(stock, random)).join(' ');
  const pieces: (Omit<Block, 'start' | 'end'> & { text: string })[] = [
    { type: 'paragraph', text: paragraph() },
  ];
  for (let section = 0; section < 3; section += 1) {
    pieces.push({
      type: 'heading',
      level: 2,
      text: german ? 'Die Ukraine trifft Russland tief' : 'What the files show',
    });
    for (let each = 0; each < 3; each += 1) pieces.push({ type: 'paragraph', text: paragraph() });
    pieces.push({
      type: 'caption',
      role: 'caption-button',
      text: german ? 'Im Vollbildmodus öffnen' : 'Open in full screen',
    });
    pieces.push({
      type: 'caption',
      text: german ? 'Zwei Minister bei einem Treffen am 31. Oktober 2024' : 'Two ministers at a meeting',
    });
    pieces.push({ type: 'caption', role: 'credit', text: 'Foto: afp via getty images / SAUL LOEB' });
    pieces.push({ type: 'quote', text: pick(stock, random) });
  }
  for (const item of [1, 2, 3])
    pieces.push({ type: 'list-item', level: 1, text: `${String(item * 3)}. ${pick(stock, random)}` });
  pieces.push({ type: 'paragraph', role: 'related-links', text: 'Related News :' });
  return buildDocument(german ? 'de' : 'en', pieces, german ? 'Präsident' : 'archive');
}

/** Record of the n-th generated article. */
export function fakeArticle(index: number): Article {
  const random = seededRandom(index + 7);
  const german = index % 3 !== 2;
  const document = fakeDocument(index);
  const day = new Date(Date.UTC(2024, 10, 1) - index * 36e5 * 7);
  return {
    id: asId<ArticleId>(`article-${String(index).padStart(6, '0')}`),
    documentId: asId<DocumentId>(`document-${String(index)}`),
    title: index % 41 === 40 ? '' : pick(german ? GERMAN_TITLES : ENGLISH_TITLES, random),
    authors: random() < 0.7 ? [pick(AUTHORS, random)] : [],
    site: pick(SITES, random),
    url: 'https://example.org/2024/11/01/a-rather-long-address-of-an-article.html',
    published: index % 17 === 5 ? null : day.toISOString().slice(0, 10),
    modified: null,
    language: german ? 'de' : 'en',
    sources: { title: 'og:title', published: 'json-ld', language: 'eld' },
    original: {
      sha256: asId<Sha256>('3f7a'.repeat(16)),
      bytes: 48213 + index,
      name: `saved-page-${String(index)}.html`,
      mediaType: 'text/html',
    },
    sourceId: null,
    importer: 'html',
    warnings: index % 29 === 3 ? ['extraction-short'] : [],
    added: new Date(Date.UTC(2024, 10, 2, 9) - index * 6e4).toISOString(),
    status: 'inbox',
    starred: index % 13 === 0,
    words: document.text.split(/\s+/u).length,
    lead: document.text.slice(0, 200),
    shownBlocks: [],
  };
}
