import { appError } from '../../base/error-code.ts';
import { failure, success } from '../../base/result.ts';
import type { ImportedAnnotation, ImportedArticle, ImportedItems } from '../imported-article.ts';
import { momentOf } from '../moment.ts';
import { blockWriter } from '../office/block-writer.ts';
import { writeNote } from '../office/numbered-notes.ts';
import { officeFacts } from '../office/office-facts.ts';
import { officeTitle } from '../office/office-title.ts';
import { openPictures } from '../office/open-pictures.ts';
import { optionalPart, packagePart } from '../office/package-part.ts';
import { placePoints } from '../office/place-points.ts';
import { textArticle } from '../text-article.ts';
import { childAt, childrenOf, elementsIn, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import type { OpenZip } from '../zip/open-zip.ts';
import type { ZipDocumentReader } from '../zip/zip-documents.ts';
import { writeOdt, type OdtBody, type OdtComment } from './odt-body.ts';
import { odtStyles } from './odt-styles.ts';

const MOST_FORMULAS = 2000;

/** OpenDocument texts (OASIS ODF 1.3): headings, lists, tables, notes, pictures; comments become annotations. */
export const importOdt: ZipDocumentReader = async function* (zip, input): ImportedItems {
  const file = input.name;
  if (await isLocked(zip)) return yield failure(appError('file-encrypted', { file }));
  const content = await packagePart(zip, 'content.xml', file);
  if (!content.ok) return yield content;
  const text = content.value === null ? null : childAt(content.value, 'office:body/office:text');
  if (text === null) return yield failure(appError('file-damaged', { file, reason: 'it has no text body' }));
  const writer = blockWriter();
  const body: OdtBody = {
    writer,
    styles: odtStyles([content.value, await optionalPart(zip, 'styles.xml')]),
    notes: [],
    comments: [],
    named: new Map(),
    titles: [],
    formulas: await formulasOf(zip, text),
  };
  writeOdt(text, body);
  for (let at = 0; at < body.notes.length; at += 1) {
    writeNote(writer, at + 1, () => writeOdt(body.notes[at] as XmlElement, body));
  }
  const meta = await optionalPart(zip, 'meta.xml');
  const property = (name: string): string => (meta === null ? '' : textAt(meta, `office:meta/${name}`));
  const title = officeTitle(body.titles[0] ?? '', property('dc:title'), writer.drafts, file);
  const facts = officeFacts(title, {
    creator: property('meta:initial-creator') || property('dc:creator'),
    created: property('meta:creation-date'),
    modified: property('dc:date'),
    language: property('dc:language'),
  });
  const article = textArticle(writer.drafts, {
    ...facts,
    warnings: [],
    importer: 'odt',
    mediaType: 'application/vnd.oasis.opendocument.text',
    pictures: await openPictures(zip, writer.drafts),
  });
  yield success({ ...article, annotations: annotationsOf(article, body) });
};

/** Formulas are documents of their own inside the zip. */
async function formulasOf(zip: OpenZip, text: XmlElement): Promise<ReadonlyMap<string, string>> {
  const formulas = new Map<string, string>();
  for (const { attributes } of elementsIn(text, 'draw:object').slice(0, MOST_FORMULAS)) {
    const address = attributes['xlink:href'] ?? '';
    const root = await optionalPart(zip, `${address.replace(/^\.\//u, '')}/content.xml`);
    if (root === null || !/(?:^|:)math$/u.test(root.name)) continue;
    const semantics = childrenOf(root)[0] ?? root;
    const shown = childrenOf(semantics).filter(({ name }) => !name.includes('annotation'));
    formulas.set(address, shown.map(textOf).join('').replace(/\s+/gu, ' ').trim());
  }
  return formulas;
}

async function isLocked(zip: OpenZip): Promise<boolean> {
  const manifest = await optionalPart(zip, 'META-INF/manifest.xml');
  if (manifest === null) return false;
  return elementsIn(manifest, 'manifest:file-entry').some(
    (entry) =>
      entry.attributes['manifest:full-path'] === 'content.xml' &&
      childAt(entry, 'manifest:encryption-data') !== null,
  );
}

/** A comment that stands at a point belongs to the word before it. */
function annotationsOf(
  { document }: ImportedArticle,
  { writer, comments }: OdtBody,
): readonly ImportedAnnotation[] {
  const told = comments.filter(({ note }) => note !== '');
  const ends = told.flatMap(({ start, end }: OdtComment) => [start, end ?? start]);
  const offsets = placePoints(writer.drafts, document, ends);
  return told.flatMap(({ note, date }, index): ImportedAnnotation[] => {
    let start = offsets[2 * index] ?? 0;
    const end = offsets[2 * index + 1] ?? 0;
    if (start === end)
      start -= /\S+\s*$/u.exec(document.text.slice(Math.max(0, end - 100), end))?.[0].length ?? 0;
    if (end <= start) return [];
    return [{ start, end, colour: 'yellow', note, topics: [], created: momentOf(date) }];
  });
}
