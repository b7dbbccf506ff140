import { success } from '../../base/result.ts';
import type { ImportFormat } from '../import-format.ts';
import { personName } from '../person-name.ts';
import { readInputText } from '../read-input-text.ts';
import { referenceArticle } from '../references/reference-article.ts';
import { NO_REFERENCE, type Reference } from '../references/reference.ts';
import { taggedRecords, valuesOf, type TaggedRecord, type TaggedSyntax } from '../references/tagged-lines.ts';

const LINE = /^[\uFEFF]?([A-Z]{2,4}) {0,2}- ([^]*)$/u;

/** Every record begins with the field that the first one begins with: PMID, or OWN of other databases. */
function syntaxOf(text: string): TaggedSyntax {
  const first = /^\s*([A-Z]{2,4})/u.exec(text)?.[1] ?? 'PMID';
  return { line: LINE, begins: (tag) => tag === first, ends: () => false, joint: ' ' };
}

/** MEDLINE records as PubMed exports them (.nbib): one article a record, its address at PubMed. */
export const nbibFormat: ImportFormat = {
  name: 'nbib',
  looksLike: ({ ascii }) =>
    /^(?:\xEF\xBB\xBF)?\s*(?:PMID ?- ?\d+|OWN ?- ?[A-Z]+)\s*[\r\n]+(?:[A-Z]{2,4} {0,2}- |\s{6})/u.test(ascii),
  read: async function* (input, { limits }) {
    const read = await readInputText(input, limits.wholeBytes);
    if (!read.ok) return yield read;
    const source = { importer: 'nbib', mediaType: 'application/nbib', warnings: read.value.warnings };
    for (const record of taggedRecords(read.value.text, syntaxOf(read.value.text))) {
      if (record.length > 1) yield success(referenceArticle(nbibReference(record), source));
    }
  },
};

function nbibReference(record: TaggedRecord): Reference {
  const { all, first } = valuesOf(record);
  const full = all('FAU').map(personName);
  const pmid = first('PMID');
  const doi = all('LID', 'AID').find((id) => id.endsWith('[doi]')) ?? '';
  return {
    ...NO_REFERENCE,
    id: pmid || first('OID'),
    title: first('TI', 'BTI', 'TT').replace(/\.$/u, ''),
    authors: [...(full.length > 0 ? full : all('AU')), ...all('CN')],
    editors: all('FED').map(personName),
    container: first('JT', 'TA', 'BTI'),
    publisher: first('PB'),
    place: first('PL'),
    volume: first('VI'),
    issue: first('IP'),
    pages: first('PG'),
    date: first('DP', 'DEP'),
    url: /^\d+$/u.test(pmid)
      ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`
      : (all('LID', 'AID').find((id) => /^https?:/iu.test(id)) ?? ''),
    doi,
    number: first('ISBN') || first('IS').replace(/\s*\(.*\)$/u, ''),
    language: languageCode(first('LA')),
    abstract: first('AB'),
    keywords: [...all('OT'), ...all('MH')].map((word) => word.replaceAll('*', '').replace(/\//gu, ' – ')),
  };
}

/** PubMed gives ISO 639-2 ("eng"). */
function languageCode(code: string): string {
  const two: Readonly<Record<string, string>> = {
    eng: 'en',
    ger: 'de',
    fre: 'fr',
    spa: 'es',
    ita: 'it',
    rus: 'ru',
    chi: 'zh',
    jpn: 'ja',
    por: 'pt',
    dut: 'nl',
    pol: 'pl',
  };
  return two[code] ?? '';
}
