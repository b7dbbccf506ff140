import type { ImportFormat } from '../import-format.ts';
import { personNames } from '../person-name.ts';
import { headText, readInputText } from '../read-input-text.ts';
import { attachedArticles } from '../references/attached-articles.ts';
import { NO_REFERENCE, type Reference } from '../references/reference.ts';
import { isHtml } from '../rich-blocks.ts';
import { taggedRecords, valuesOf, type TaggedRecord, type TaggedSyntax } from '../references/tagged-lines.ts';

const SYNTAX: TaggedSyntax = {
  line: /^[\uFEFF ]{0,3}([A-Z][A-Z0-9])\s{1,2}-(?:\s([^]*))?$/u,
  begins: (tag) => tag === 'TY',
  ends: (tag) => tag === 'ER',
  joint: ' ',
};
/** What databases put where notes belong. */
const NO_NOTE = /^(?:(?:doi:?\s*)?10\.\d{4}\S*|Cited By\s?:\s?\d+|Export Date: .*)$/iu;
/** Addresses, and what stands for them. */
const NO_FILE = /^(?:(?!file:|internal-pdf:)[a-z][a-z0-9+.-]+:|10\.\d{4}|www\.|<)/iu;
const LONG_NOTE = 200;
/** Types that are part of a book: their second title is the book's. */
const IN_BOOK = /^(?:CHAP|CPAPER|CONF|ECHAP|ENCYC|DICT)$/u;

/** RIS (Research Information Systems), as reference managers and publishers write it: one article a reference. */
export const risFormat: ImportFormat = {
  name: 'ris',
  looksLike: (head) =>
    /(?:^|[\r\n])(?:\xEF\xBB\xBF)?TY {1,2}- {0,2}[A-Z]{3,}/u.test(risHead(head.ascii) ?? headText(head)),
  read: async function* (input, context) {
    const { limits } = context;
    const read = await readInputText(input, limits.wholeBytes);
    if (!read.ok) return yield read;
    const source = {
      importer: 'ris',
      mediaType: 'application/x-research-info-systems',
      warnings: read.value.warnings,
    };
    for (const record of taggedRecords(read.value.text, SYNTAX)) {
      if (record[0]?.[0] !== 'TY' || record.length < 2) continue;
      const reference = risReference(record);
      // Notes of programs are short.
      const notes = reference.notes.filter((note) => isHtml(note) || note.length > LONG_NOTE);
      // Links to the web and to the text lie in the same fields.
      const attachments = valuesOf(record)
        .all('L1', 'L2')
        .map((path) => ({ path: NO_FILE.test(path) ? '' : path, url: '' }));
      yield* attachedArticles({ reference, attachments, notes, highlights: [] }, input, context, source);
    }
  },
};

/** The beginning where it may be RIS in bytes; null for UTF-16. */
function risHead(ascii: string): string | null {
  return ascii.includes('\0') ? null : ascii.slice(0, 16_384);
}

function risReference(record: TaggedRecord): Reference {
  const { all, first } = valuesOf(record);
  const type = first('TY');
  const pages = [first('SP'), first('EP')].filter((page) => page !== '');
  const title = first('TI', 'T1', 'CT', 'BT', 'ST') || first('T2');
  const url = all('UR', 'L2', 'LK').find((address) => /^https?:/iu.test(address)) ?? '';
  return {
    ...NO_REFERENCE,
    id: first('ID', 'AN') || first('DO'),
    title,
    authors: personNames(all('AU', 'A1')),
    editors: personNames(all('ED', ...(IN_BOOK.test(type) ? ['A2'] : []))),
    container: [first('T2', 'JF', 'JO', 'BT', 'JA', 'J2')].find((name) => name !== title) ?? '',
    publisher: first('PB'),
    place: first('CY', 'PP'),
    volume: first('VL'),
    issue: first('IS'),
    // "SP" holds the whole range in some exports.
    pages: pages.length === 2 && !/[-–]/u.test(pages[0]!) ? pages.join('–') : (pages[0] ?? ''),
    date: first('DA') !== '' && /\d{4}/u.test(first('DA')) ? first('DA') : first('PY', 'Y1'),
    url,
    doi:
      first('DO') ||
      (all('UR', 'M3', 'N1').find((value) => /doi\.org\/10\.|^doi:?\s*10\./iu.test(value)) ?? ''),
    number: first('SN'),
    language: first('LA'),
    abstract: first('AB', 'N2'),
    notes: all('N1', 'RN').filter((note) => !NO_NOTE.test(note)),
    keywords: all('KW').flatMap((words) => words.split(/\s*;\s*|\s+\/\s+/u)),
  };
}
