import { success } from '../../base/result.ts';
import type { ImportedAnnotation, ImportedItems } from '../imported-article.ts';
import { momentOf } from '../moment.ts';
import { blockWriter, type DraftPoint } from '../office/block-writer.ts';
import { writeNote } from '../office/numbered-notes.ts';
import { officeFacts } from '../office/office-facts.ts';
import { officeTitle } from '../office/office-title.ts';
import { openPictures } from '../office/open-pictures.ts';
import { placePoints } from '../office/place-points.ts';
import { textArticle } from '../text-article.ts';
import { childrenOf, elementsIn, textAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import type { ZipDocumentReader } from '../zip/zip-documents.ts';
import { writeBody, type DocxBody } from './docx-body.ts';
import { docxNumbering } from './docx-numbering.ts';
import { docxPackage, type DocxPackage } from './docx-package.ts';
import { docxStyles } from './docx-styles.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Word documents: paragraphs with their styles, lists, tables, notes, pictures; comments become annotations. */
export const importDocx: ZipDocumentReader = async function* (zip, input): ImportedItems {
  const opened = await docxPackage(zip, input.name);
  if (!opened.ok) return yield opened;
  const docx = opened.value;
  const writer = blockWriter();
  const body: DocxBody = {
    writer,
    styles: docxStyles(docx.styles),
    numbering: docxNumbering(docx.numbering),
    relationships: docx.relationships.body,
    diagrams: docx.diagrams,
    notes: [],
    comments: new Map(),
    titles: [],
  };
  writeBody(docx.body, body);
  writeNotes(docx, body);
  const title = officeTitle(body.titles[0] ?? '', property(docx, 'dc:title'), writer.drafts, input.name);
  const facts = officeFacts(title, {
    creator: property(docx, 'dc:creator'),
    created: property(docx, 'dcterms:created'),
    modified: property(docx, 'dcterms:modified'),
    language: property(docx, 'dc:language'),
  });
  const article = textArticle(writer.drafts, {
    ...facts,
    warnings: [],
    importer: 'docx',
    mediaType: MEDIA_TYPE,
    pictures: await openPictures(zip, writer.drafts),
  });
  const points: DraftPoint[] = [];
  const commented: { readonly comment: XmlElement }[] = [];
  for (const comment of docx.comments === null ? [] : childrenOf(docx.comments, 'w:comment')) {
    const place = body.comments.get(comment.attributes['w:id'] ?? '');
    if (place === undefined || place.end === null) continue;
    points.push(place.start, place.end);
    commented.push({ comment });
  }
  const offsets = placePoints(writer.drafts, article.document, points);
  const annotations = commented.flatMap(({ comment }, index): ImportedAnnotation[] => {
    const start = offsets[2 * index] ?? 0;
    const end = offsets[2 * index + 1] ?? 0;
    const note = commentText(comment);
    if (note === '' || end <= start) return [];
    const created = momentOf(comment.attributes['w:date'] ?? '');
    return [{ start, end, colour: 'yellow', note, topics: [], created }];
  });
  yield success({ ...article, annotations });
};

/** Notes follow the text, each with the number that its reference has. */
function writeNotes(docx: DocxPackage, body: DocxBody): void {
  // A note may name further notes.
  for (let at = 0; at < body.notes.length; at += 1) {
    const [kind, id] = (body.notes[at] ?? '').split(' ');
    const part = kind === 'footnote' ? docx.footnotes : docx.endnotes;
    const note =
      part === null
        ? undefined
        : childrenOf(part, kind === 'footnote' ? 'w:footnote' : 'w:endnote').find(
            (each) => each.attributes['w:id'] === id,
          );
    if (note === undefined) continue;
    const relationships = kind === 'footnote' ? docx.relationships.footnotes : docx.relationships.endnotes;
    writeNote(body.writer, at + 1, () => writeBody(note, { ...body, relationships }));
  }
}

function property({ core }: DocxPackage, name: string): string {
  return core === null ? '' : textAt(core, name);
}

function commentText(comment: XmlElement): string {
  return elementsIn(comment, 'w:p')
    .map((paragraph) =>
      elementsIn(paragraph, 'w:t')
        .map((text) => textOf(text))
        .join(''),
    )
    .join('\n\n')
    .trim();
}
