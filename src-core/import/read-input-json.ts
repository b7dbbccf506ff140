import { appError, type AppError } from '../base/error-code.ts';
import { failure, success, type Result } from '../base/result.ts';
import type { ImportWarning } from './import-warning.ts';
import type { ImportInput } from './imported-article.ts';
import { readInputText } from './read-input-text.ts';

/** An input's value with what was doubtful about its encoding. */
export interface InputJson {
  readonly value: unknown;
  readonly warnings: readonly ImportWarning[];
}

/** Reads JSON of at most so many bytes; 'file-damaged' where it is none. */
export async function readInputJson(
  input: ImportInput,
  largest: number,
): Promise<Result<InputJson, AppError>> {
  const read = await readInputText(input, largest);
  if (!read.ok) return read;
  const { text, warnings } = read.value;
  try {
    return success({ value: JSON.parse(text) as unknown, warnings });
  } catch {
    return failure(appError('file-damaged', { file: input.name, reason: 'not valid JSON' }));
  }
}
