import lunr from 'lunr';
import { lunrLanguages, STEMMER_LANGUAGES, stemmerNumber } from './stemmers.ts';

/** Passes a token on, or gives undefined for a stop word; lunr's filters only call the token's toString. */
type StopWordFilter = (token: string) => unknown;

/** Words that ask, and forms of auxiliaries, that lunr's lists lack; folded, by ISO 639-1 code. */
const MORE: Readonly<Record<string, string>> = {
  en: 'whose whether many much',
  de: `wer wen wem wessen wann woher wohin warum weshalb weswegen wieso wieviel wieviele viele vielen vieler
    womit wodurch wofür wogegen woher wohin wonach woran worauf woraus worin worüber worum wovon wovor wozu
    wurde wurden worden würde würden darf dürfen dürfte`,
  fr: 'quoi quand où pourquoi comment combien lequel laquelle lesquels lesquelles',
  es: `quién quiénes cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas`,
  it: 'cosa quale quali quando dove come perché quanto quanta quanti quante',
  pt: 'quem qual quais quando onde como quanto quanta quantos quantas porquê',
  nl: 'wie wat waar wanneer waarom hoe welke welk hoeveel waarmee waarvan',
  ru: `какой какая какое какие какого какому каким какую каком каких какими откуда чей чья чьё чьи сколько`,
  sv: 'vem vad var när varför hur vilken vilket vilka',
  da: 'hvem hvad hvor hvornår hvorfor hvordan hvilken hvilket hvilke',
  no: 'hvem hva hvor når hvorfor hvordan hvilken hvilket hvilke',
};

/** Languages that no other one shares many of its stop words with: where they abound, the text is in no relative of it. */
const APART = new Set(['en', 'de', 'fr', 'it', 'fi', 'hu', 'tr']);
/** Part of the words of running text that are stop words: two fifths and more. Of a text in another language at most an eighth. */
const PLENTY = 0.3;
const ENOUGH_WORDS = 8;

let more: readonly ReadonlySet<string>[] | null = null;
let filters: readonly (StopWordFilter | null)[] | null = null;

/** Whether a folded word carries a sentence rather than its matter, or asks, in one of the languages of the stemmers' bits. */
export function isStopWord(word: string, stemmers: number): boolean {
  filters ??= STEMMER_LANGUAGES.map((language) => {
    const filter = language === 'en' ? lunr.stopWordFilter : lunrLanguages()[language]?.stopWordFilter;
    return (filter as StopWordFilter | undefined) ?? null;
  });
  more ??= STEMMER_LANGUAGES.map((language) => new Set(MORE[language]?.split(/\s+/u)));
  for (const [number, filter] of filters.entries()) {
    if ((stemmers & (1 << number)) === 0) continue;
    if (more[number]?.has(word) === true || (filter !== null && filter(word) === undefined)) return true;
  }
  return false;
}

/** Whether so many words of a text are stop words of a language (ISO 639-1) that it is in no other; false says nothing. */
export function isSurelyIn(language: string, words: readonly string[]): boolean {
  if (!APART.has(language) || words.length < ENOUGH_WORDS) return false;
  const stemmer = 1 << stemmerNumber(language);
  const enough = words.length * PLENTY;
  let count = 0;
  for (const word of words) if (isStopWord(word, stemmer) && (count += 1) >= enough) return true;
  return false;
}
