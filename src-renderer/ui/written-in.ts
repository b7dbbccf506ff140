/** Characters that only one of the two ways of writing Chinese has, in pairs: as in Taiwan and Hong Kong, as in China. */
const TRADITIONAL =
  /[們這國會說時對學為來個後過還發經現實問開關門無點與權應當機電車見東長業產體義總條並將進從樣讓華語]/gu;
const SIMPLIFIED =
  /[们这国会说时对学为来个后过还发经现实问开关门无点与权应当机电车见东长业产体义总条并将进从样让华语]/gu;

/** Characters that are looked at to tell them apart. */
const SAMPLE = 2_000;

/**
 * Attributes of an element whose words are an article's, not the interface's: their language, for fonts, line breaks and
 * voices ('' where it is unknown), and their direction by their own letters. Chinese that is written with traditional
 * characters is told by them.
 */
export function writtenIn(language: string, words = ''): { readonly lang: string; readonly dir: 'auto' } {
  return { lang: languageTag(language, words), dir: 'auto' };
}

/** The language of words as fonts are chosen by it, e.g. "de", "zh-Hant"; '' where it is unknown. */
export function languageTag(language: string, words: string): string {
  if (language === 'und') return '';
  return language === 'zh' && isTraditional(words) ? 'zh-Hant' : language;
}

function isTraditional(words: string): boolean {
  const sample = words.slice(0, SAMPLE);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  return count(TRADITIONAL) > count(SIMPLIFIED);
}
