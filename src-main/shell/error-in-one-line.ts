import type { AppError } from '../../src-core/base/error-code.ts';
import { errorSentences, type InterfaceLanguage } from '../../src-core/base/error-sentences.ts';

/** What happened and what to do, for a terminal or a message box. */
export function errorInOneLine(error: AppError, language: InterfaceLanguage): string {
  const { what, todo } = errorSentences(error, language);
  return `${what} ${todo}`;
}
