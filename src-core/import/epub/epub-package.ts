import type { AppError } from '../../base/error-code.ts';
import { appError } from '../../base/error-code.ts';
import { failure, success, type Result } from '../../base/result.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import { optionalPart, packagePart, pathInPackage } from '../office/package-part.ts';
import { childrenOf, elementsIn, textOf, type XmlElement } from '../xml/xml-element.ts';
import type { OpenZip } from '../zip/open-zip.ts';

/** A file of the book that is read in its turn. */
export interface SpineItem {
  /** Path in the zip. */
  readonly path: string;
  readonly mediaType: string;
  /** The book's table of contents as a page. */
  readonly isNavigation: boolean;
}

/** What the package document (OPF) says about a book. */
export interface EpubPackage {
  readonly spine: readonly SpineItem[];
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  /** As given; may be no date at all. */
  readonly date: string;
  readonly modified: string;
  readonly language: string;
  readonly identifier: string;
  /** Titles of chapters by path, from the table of contents. */
  readonly chapters: ReadonlyMap<string, string>;
}

/** Fonts may be scrambled without being locked. */
const FONT_SCRAMBLING = /\/(?:embedding|pdf\/enc#RC)$/iu;

/** Finds and reads the package document. Fails with 'file-encrypted' where the text is locked, and 'file-damaged'. */
export async function epubPackage(zip: OpenZip, file: string): Promise<Result<EpubPackage, AppError>> {
  if (await isLocked(zip)) return failure(appError('file-encrypted', { file }));
  const container = await optionalPart(zip, 'META-INF/container.xml');
  const named =
    container === null ? [] : local(container, 'rootfile').map((root) => root.attributes['full-path'] ?? '');
  const path =
    named.find((name) => zip.find(safeDecode(name)) !== undefined) ??
    zip.entries.find(({ name }) => name.toLowerCase().endsWith('.opf'))?.name;
  if (path === undefined)
    return failure(appError('file-damaged', { file, reason: 'it has no package document' }));
  const opf = await packagePart(zip, safeDecode(path), file);
  if (!opf.ok) return opf;
  if (opf.value === null)
    return failure(appError('file-damaged', { file, reason: 'its package document is empty' }));
  return success(await readPackage(zip, safeDecode(path), opf.value));
}

async function isLocked(zip: OpenZip): Promise<boolean> {
  const encryption = await optionalPart(zip, 'META-INF/encryption.xml');
  if (encryption === null) return false;
  return local(encryption, 'EncryptedData').some((data) => {
    const algorithm = local(data, 'EncryptionMethod')[0]?.attributes['Algorithm'] ?? '';
    const uri = local(data, 'CipherReference')[0]?.attributes['URI'] ?? '';
    return !FONT_SCRAMBLING.test(algorithm) && /\.(?:x?html?|xml|svg)$/iu.test(uri);
  });
}

interface ManifestItem {
  readonly path: string;
  readonly mediaType: string;
  readonly properties: string;
  readonly fallback: string;
}

async function readPackage(zip: OpenZip, path: string, opf: XmlElement): Promise<EpubPackage> {
  const manifest = new Map<string, ManifestItem>();
  for (const { attributes } of local(opf, 'item'))
    manifest.set(attributes['id'] ?? '', {
      path: pathInPackage(path, safeDecode((attributes['href'] ?? '').replace(/#.*$/u, ''))),
      mediaType: attributes['media-type'] ?? '',
      properties: attributes['properties'] ?? '',
      fallback: attributes['fallback'] ?? '',
    });
  const spine = local(opf, 'spine')[0];
  const order = spine === undefined ? [] : local(spine, 'itemref');
  const read = [
    ...order.filter((each) => each.attributes['linear'] !== 'no'),
    ...order.filter((each) => each.attributes['linear'] === 'no'),
  ].map((each) => readable(manifest, each.attributes['idref'] ?? ''));
  const listed = read.filter((item) => item !== undefined);
  const items = listed.length > 0 ? listed : [...manifest.values()].filter(isPage);
  const field = (name: string): string => canonicalLine(textOf(local(opf, name)[0] ?? null));
  const chapters = await chapterTitles(
    zip,
    [...manifest.values()],
    manifest.get(spine?.attributes['toc'] ?? ''),
  );
  return {
    spine: unique(items).map(({ path: at, mediaType, properties }) => ({
      path: at,
      mediaType,
      isNavigation: /(?:^|\s)nav(?:\s|$)/u.test(properties),
    })),
    title: mainTitle(opf),
    authors: creators(opf),
    publisher: field('publisher'),
    date: field('date'),
    modified: metaProperty(opf, 'dcterms:modified'),
    language: field('language'),
    identifier: field('identifier'),
    chapters,
  };
}

function unique(items: readonly ManifestItem[]): readonly ManifestItem[] {
  const seen = new Set<string>();
  return items.filter(({ path }) => !seen.has(path) && seen.add(path));
}

function isPage({ mediaType }: ManifestItem): boolean {
  return /^(?:application\/xhtml\+xml|text\/html|image\/svg\+xml)$/iu.test(mediaType);
}

/** Follows fallbacks to something that can be read. */
function readable(manifest: ReadonlyMap<string, ManifestItem>, id: string): ManifestItem | undefined {
  let item = manifest.get(id);
  for (let steps = 0; item !== undefined && steps < 10; steps += 1) {
    if (isPage(item)) return item;
    item = manifest.get(item.fallback);
  }
  return manifest.get(id);
}

/** Elements by the part of their name behind the prefix. */
function local(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name.replace(/^.*:/u, '') === name ? [child] : []),
    ...local(child, name),
  ]);
}

/** Value of <meta property="…"> that refines the element with that identifier ("" = the whole book). */
function metaProperty(opf: XmlElement, property: string, refines = ''): string {
  const found = local(opf, 'meta').find(
    ({ attributes }) =>
      attributes['property'] === property && (attributes['refines'] ?? '').replace(/^#/u, '') === refines,
  );
  return canonicalLine(textOf(found ?? null));
}

function mainTitle(opf: XmlElement): string {
  const titles = local(opf, 'title');
  const id = (element: XmlElement): string => element.attributes['id'] ?? '\0';
  const main = titles.find((each) => metaProperty(opf, 'title-type', id(each)) === 'main') ?? titles[0];
  return canonicalLine(textOf(main ?? null));
}

/** Creators that are no illustrators, translators …; in the order that the book asks for. */
function creators(opf: XmlElement): readonly string[] {
  const named = local(opf, 'creator').map((element) => {
    const id = element.attributes['id'] ?? '\0';
    return {
      name: canonicalLine(textOf(element)),
      role: element.attributes['opf:role'] ?? metaProperty(opf, 'role', id),
      place: Number(metaProperty(opf, 'display-seq', id) || 1000),
    };
  });
  const authors = named.filter(({ role, name }) => name !== '' && (role === '' || role === 'aut'));
  const shown = authors.length > 0 ? authors : named.filter(({ name }) => name !== '');
  return shown.toSorted((a, b) => a.place - b.place).map(({ name }) => name);
}

async function chapterTitles(
  zip: OpenZip,
  items: readonly ManifestItem[],
  ncx: ManifestItem | undefined,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  const nav = items.find(({ properties }) => /(?:^|\s)nav(?:\s|$)/u.test(properties)) ?? ncx;
  if (nav === undefined) return titles;
  const root = await optionalPart(zip, nav.path);
  if (root === null) return titles;
  const add = (target: string, label: string): void => {
    const path = pathInPackage(nav.path, safeDecode(target.replace(/#.*$/u, '')));
    if (label !== '' && !titles.has(path)) titles.set(path, label);
  };
  for (const link of local(root, 'a')) add(link.attributes['href'] ?? '', canonicalLine(textOf(link)));
  for (const point of local(root, 'navPoint')) {
    const label = canonicalLine(textOf(elementsIn(point, 'navLabel')[0] ?? null));
    add(local(point, 'content')[0]?.attributes['src'] ?? '', label);
  }
  return titles;
}

/** Percent escapes of an address; as it stands where they are wrong. */
export function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
