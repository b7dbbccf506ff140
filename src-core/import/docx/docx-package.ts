import type { AppError } from '../../base/error-code.ts';
import { appError } from '../../base/error-code.ts';
import { failure, success, type Result } from '../../base/result.ts';
import { optionalPart, packagePart, pathInPackage } from '../office/package-part.ts';
import { childrenOf, type XmlElement } from '../xml/xml-element.ts';
import type { OpenZip } from '../zip/open-zip.ts';

/** What a relationship points to. */
export interface Relationship {
  /** The last part of its type: "image", "hyperlink" … */
  readonly type: string;
  /** Path in the package, or an address where it is external. */
  readonly target: string;
  readonly external: boolean;
}

export type Relationships = ReadonlyMap<string, Relationship>;

/** The parts of a Word document (ECMA-376, part 1) that hold its text. */
export interface DocxPackage {
  readonly body: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
  readonly comments: XmlElement | null;
  readonly core: XmlElement | null;
  /** What diagrams say, by the path of their data. */
  readonly diagrams: ReadonlyMap<string, XmlElement>;
  /** By the part that has them. */
  readonly relationships: {
    readonly body: Relationships;
    readonly footnotes: Relationships;
    readonly endnotes: Relationships;
  };
}

/** Opens the parts; the main one has whatever name the package gives it. */
export async function docxPackage(zip: OpenZip, file: string): Promise<Result<DocxPackage, AppError>> {
  const root = await relationshipsOf(zip, '');
  const main = partOf(root, 'officeDocument') ?? 'word/document.xml';
  const document = await packagePart(zip, main, file);
  if (!document.ok) return document;
  const body = document.value === null ? undefined : childrenOf(document.value, 'w:body')[0];
  if (body === undefined) return failure(appError('file-damaged', { file, reason: 'it has no body' }));
  const own = await relationshipsOf(zip, main);
  const part = async (type: string): Promise<XmlElement | null> => {
    const path = partOf(own, type);
    return path === null ? null : optionalPart(zip, path);
  };
  const core = partOf(root, 'core-properties') ?? 'docProps/core.xml';
  return success({
    body,
    styles: await part('styles'),
    numbering: await part('numbering'),
    footnotes: await part('footnotes'),
    endnotes: await part('endnotes'),
    comments: await part('comments'),
    core: await optionalPart(zip, core),
    diagrams: await diagramsOf(zip, own),
    relationships: {
      body: own,
      footnotes: await relationshipsOf(zip, partOf(own, 'footnotes') ?? ''),
      endnotes: await relationshipsOf(zip, partOf(own, 'endnotes') ?? ''),
    },
  });
}

/** Diagrams of one document. */
const MOST_DIAGRAMS = 200;

async function diagramsOf(
  zip: OpenZip,
  relationships: Relationships,
): Promise<ReadonlyMap<string, XmlElement>> {
  const found = new Map<string, XmlElement>();
  for (const { type, target, external } of relationships.values()) {
    if (type !== 'diagramData' || external || found.size >= MOST_DIAGRAMS) continue;
    const data = await optionalPart(zip, target);
    if (data !== null) found.set(target, data);
  }
  return found;
}

function partOf(relationships: Relationships, type: string): string | null {
  for (const each of relationships.values()) if (each.type === type && !each.external) return each.target;
  return null;
}

async function relationshipsOf(zip: OpenZip, part: string): Promise<Relationships> {
  const name = part.slice(part.lastIndexOf('/') + 1);
  const list = await optionalPart(zip, pathInPackage(part, `_rels/${name}.rels`));
  const found = new Map<string, Relationship>();
  for (const { attributes } of list === null ? [] : childrenOf(list, 'Relationship')) {
    const external = attributes['TargetMode'] === 'External';
    const target = attributes['Target'] ?? '';
    found.set(attributes['Id'] ?? '', {
      type: (attributes['Type'] ?? '').replace(/^.*\//u, ''),
      target: external ? target : pathInPackage(part, target),
      external,
    });
  }
  return found;
}
