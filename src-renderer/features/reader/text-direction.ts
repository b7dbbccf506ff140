/** Languages written from right to left, by ISO 639-1 code. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Direction of a text as its language is written; columns, margins and lists follow it. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/** Whether blocks of a text may run in different directions, so that each must look at its own letters. */
export function isMixed(text: string, language: string): boolean {
  return directionOf(language) === 'rtl' || RIGHT_TO_LEFT_LETTER.test(text);
}
