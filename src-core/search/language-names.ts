/** Names people write for a language beside its ISO 639-1 code: English, German, its own; lower case. */
const NAMES: Readonly<Record<string, string>> = {
  ar: 'arabic arabisch العربية',
  bg: 'bulgarian bulgarisch български',
  bn: 'bengali bengalisch বাংলা',
  ca: 'catalan katalanisch català',
  cs: 'czech tschechisch čeština',
  da: 'danish dänisch daenisch dansk',
  de: 'german deutsch ger deu',
  el: 'greek griechisch ελληνικά',
  en: 'english englisch eng',
  es: 'spanish spanisch español castellano spa',
  et: 'estonian estnisch eesti',
  eu: 'basque baskisch euskara',
  fa: 'persian persisch farsi فارسی',
  fi: 'finnish finnisch suomi',
  fr: 'french französisch franzoesisch français francais fra fre',
  ga: 'irish irisch gaeilge',
  gl: 'galician galicisch galego',
  he: 'hebrew hebräisch hebraeisch עברית',
  hi: 'hindi हिन्दी',
  hr: 'croatian kroatisch hrvatski',
  hu: 'hungarian ungarisch magyar',
  hy: 'armenian armenisch',
  id: 'indonesian indonesisch',
  is: 'icelandic isländisch islaendisch íslenska',
  it: 'italian italienisch italiano ita',
  ja: 'japanese japanisch 日本語',
  ka: 'georgian georgisch',
  ko: 'korean koreanisch 한국어 조선말',
  lt: 'lithuanian litauisch lietuvių',
  lv: 'latvian lettisch latviešu',
  ms: 'malay malaiisch',
  nl: 'dutch niederländisch niederlaendisch holländisch nederlands',
  no: 'norwegian norwegisch norsk nb nn',
  pl: 'polish polnisch polski',
  pt: 'portuguese portugiesisch português portugues',
  ro: 'romanian rumänisch rumaenisch română',
  ru: 'russian russisch русский rus',
  sk: 'slovak slowakisch slovenčina',
  sl: 'slovenian slovene slowenisch slovenščina',
  sq: 'albanian albanisch shqip',
  sr: 'serbian serbisch српски',
  sv: 'swedish schwedisch svenska',
  th: 'thai thailändisch ไทย',
  tr: 'turkish türkisch tuerkisch türkçe',
  uk: 'ukrainian ukrainisch українська',
  und: 'unknown unbekannt',
  ur: 'urdu اردو',
  vi: 'vietnamese vietnamesisch việt',
  zh: 'chinese chinesisch 中文 汉语 漢語 zho',
};

let codes: ReadonlyMap<string, string> | null = null;

/** ISO 639-1 code of a language that is named by its code or its name; what is not known stays as it is, folded. */
export function languageCode(folded: string): string {
  codes ??= new Map(
    Object.entries(NAMES).flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
  );
  return codes.get(folded) ?? folded;
}
