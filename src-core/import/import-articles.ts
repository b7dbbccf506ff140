import { appError } from '../base/error-code.ts';
import { failure, success } from '../base/result.ts';
import { decodeText } from './decode-text.ts';
import { importHtml } from './html/import-html.ts';
import type { ImportLimits } from './import-limits.ts';
import type { ImportInput, ImportedArticle, ImportedItems } from './imported-article.ts';
import { importPasted } from './pasted/import-pasted.ts';
import { importPlainText } from './plain-text/import-plain-text.ts';
import { sniffBinary } from './sniff-binary.ts';
import { sniffFormat } from './sniff-format.ts';

/** Reads a file or a paste into articles: tells the format by its content and hands it to that format's importer. */
export function* importArticles(input: ImportInput, limits: ImportLimits): ImportedItems {
  if (input.bytes.length === 0) return void (yield failure(appError('file-empty', { file: input.name })));
  const kind = sniffBinary(input.bytes);
  if (kind !== null) return void (yield failure(appError('file-binary', { file: input.name, kind })));
  if (input.bytes.length > limits.documentBytes) return void (yield failure(appError('file-too-large', { file: input.name })));
  const decoded = decodeText(input.bytes, null);
  if (decoded === null) return void (yield failure(appError('file-encoding-invalid', { file: input.name })));
  const warnings = decoded.guessed ? ['encoding-guessed'] : [];
  const format = sniffFormat(decoded.text, input.name);
  let article: ImportedArticle | null;
  if (format === 'html') article = importHtml({ html: decoded.text, name: input.name, pasted: input.pasted, warnings }, limits);
  else if (input.pasted) article = importPasted(decoded.text, warnings);
  else article = importPlainText(decoded.text, input.name, warnings);
  yield article === null ? failure(appError('file-no-text', { file: input.name })) : success(article);
}
