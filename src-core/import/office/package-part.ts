import type { AppError } from '../../base/error-code.ts';
import { appError } from '../../base/error-code.ts';
import { failure, success, type Result } from '../../base/result.ts';
import { TooManyMarks } from '../has-too-many-marks.ts';
import { readableSize } from '../readable-size.ts';
import { xmlDocument } from '../xml/xml-document.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { OpenZip } from '../zip/open-zip.ts';

/** Bytes of one XML part. */
const LARGEST = 64 * 1024 * 1024;

/** The root element of an XML file in a zip; null where the zip has no such file. Fails with the zip's error, 'archive-too-large', 'file-too-many-marks' or 'file-damaged'. */
export async function packagePart(
  zip: OpenZip,
  name: string,
  file: string,
): Promise<Result<XmlElement | null, AppError>> {
  const entry = zip.find(name);
  if (entry === undefined) return success(null);
  if (entry.size > LARGEST)
    return failure(appError('archive-too-large', { file, limit: readableSize(LARGEST) }));
  const bytes = await entry.read();
  if (!bytes.ok) return failure({ code: bytes.error.code, values: { ...bytes.error.values, file } });
  try {
    return success(await xmlDocument(bytes.value));
  } catch (error) {
    if (error instanceof TooManyMarks) return failure(appError('file-too-many-marks', { file }));
    const reason = `${name}: ${error instanceof Error ? error.message : 'unknown'}`;
    return failure(appError('file-damaged', { file, reason }));
  }
}

/** The same where the document can do without it. */
export async function optionalPart(zip: OpenZip, name: string): Promise<XmlElement | null> {
  const part = await packagePart(zip, name, name);
  return part.ok ? part.value : null;
}

/** A path in a package, from the folder of the file that names it; "/" begins at the root. */
export function pathInPackage(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
