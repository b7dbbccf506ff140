import { createContext, use } from 'react';
import { writtenIn } from '../../ui/written-in.ts';

/** Language of the article whose words are quoted. */
export const QuotedLanguage = createContext('und');

/** Attributes of an element that quotes words of the article. */
export function useQuoted(words: string): Partial<ReturnType<typeof writtenIn>> {
  const language = use(QuotedLanguage);
  // Where there are none, the interface says what a note is about.
  return words === '' ? {} : writtenIn(language, words);
}
