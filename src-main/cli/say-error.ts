import type { AppError } from '../../src-core/base/error-code.ts';
import { errorSentences } from '../../src-core/base/error-sentences.ts';

/** An error for a person at the terminal: what happened, then what to do. */
export function sayError(error: AppError): string {
  const { what, todo } = errorSentences(error, 'en');
  return `${what} ${todo}`;
}
