import { appError, type AppError } from '../base/error-code.ts';
import { failure, success, type Result } from '../base/result.ts';
import { decodeText } from './decode-text.ts';
import type { InputHead } from './import-format.ts';
import type { ImportInput } from './imported-article.ts';
import type { ImportWarning } from './import-warning.ts';
import { readableSize } from './readable-size.ts';

/** An input's whole text with what was doubtful about its encoding. */
export interface InputText {
  readonly text: string;
  readonly warnings: readonly ImportWarning[];
}

/** Reads a text format that is not streamed, of at most so many bytes, without a byte order mark. */
export async function readInputText(
  { name: file, source }: ImportInput,
  largest: number,
  declared: string | null = null,
): Promise<Result<InputText, AppError>> {
  if (source.size > largest) {
    const values = { file, size: readableSize(source.size), limit: readableSize(largest) };
    return failure(appError('file-too-large', values));
  }
  const decoded = decodeText(await source.read(0, source.size), declared);
  if (decoded === null) return failure(appError('file-encoding-invalid', { file }));
  const warnings: ImportWarning[] = [];
  if (decoded.guessed) warnings.push('encoding-guessed');
  if (decoded.damaged) warnings.push('encoding-damaged');
  return success({ text: decoded.text.replace(/^\uFEFF/u, ''), warnings });
}

const heads = new WeakMap<InputHead, string>();

/** The beginning of an input as text, for telling formats whose words count; "" where it is none. */
export function headText(head: InputHead): string {
  let text = heads.get(head);
  if (text === undefined) {
    // A character cut at the end must not make the rest look like another encoding.
    text = (decodeText(head.bytes.subarray(0, HEAD), 'utf-8')?.text ?? '').replace(/^\uFEFF/u, '');
    heads.set(head, text);
  }
  return text;
}

const HEAD = 16_384;
