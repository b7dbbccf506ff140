/** Ways in which ä, ö, ü are written: as such, as two letters, as one. */
const SITES = /ae|oe|ue|[äöüaou]/gu;
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  ä: ['ä', 'ae', 'a'],
  ö: ['ö', 'oe', 'o'],
  ü: ['ü', 'ue', 'u'],
};
const UMLAUT_OF: Readonly<Record<string, string>> = { a: 'ä', o: 'ö', u: 'ü' };
/** Up to so many places every combination is tried, beyond it one place at a time and all alike. */
const MAX_COMBINED = 3;
const MAX_SITES = 12;

/** Other spellings of a folded word with ä, ö, ü as such, as ae, oe, ue or as a, o, u; without the word itself. */
export function spellingsOf(word: string): string[] {
  const sites = [...word.matchAll(SITES)].slice(0, MAX_SITES).map((match) => {
    const umlaut = UMLAUT_OF[match[0].charAt(0)] ?? match[0];
    return {
      at: match.index,
      end: match.index + match[0].length,
      written: WRITTEN[umlaut] as readonly string[],
    };
  });
  const spellings = new Set<string>();
  const spell = (choose: (site: number) => number | null): void => {
    let text = '';
    let from = 0;
    sites.forEach(({ at, end, written }, site) => {
      const choice = choose(site);
      text += word.slice(from, at) + (choice === null ? word.slice(at, end) : (written[choice] as string));
      from = end;
    });
    spellings.add(text + word.slice(from));
  };
  if (sites.length <= MAX_COMBINED) {
    for (let number = 0; number < 3 ** sites.length; number += 1)
      spell((site) => Math.floor(number / 3 ** site) % 3);
  } else {
    for (let choice = 0; choice < 3; choice += 1) {
      spell(() => choice);
      for (let only = 0; only < sites.length; only += 1) spell((site) => (site === only ? choice : null));
    }
  }
  spellings.delete(word);
  return [...spellings];
}

/** The word with all of its ae, oe, ue as umlauts, and with all of its umlauts as two letters; without itself. */
export function respell(word: string): string[] {
  const one = word.replace(/[aou]e/gu, (pair) => UMLAUT_OF[pair.charAt(0)] as string);
  const two = word.replace(/[äöü]/gu, (umlaut) => WRITTEN[umlaut]?.[1] as string);
  return [one, two].filter((other) => other !== word);
}

/** The word with the last vowel of its base as an umlaut (haus, häus); null where it can have none. */
export function umlautedWord(word: string): string | null {
  const vowel = /[aou](?=u?[^aeiouäöü]+$)/u.exec(word);
  if (vowel === null) return null;
  return word.slice(0, vowel.index) + (UMLAUT_OF[vowel[0]] as string) + word.slice(vowel.index + 1);
}

/** Endings that take each other's place behind a base of at least so many letters. */
const EXCHANGES: readonly { readonly least: number; readonly endings: readonly string[] }[] = [
  // Museum, Museen; Firma, Firmen; Virus, Viren
  { least: 3, endings: ['en', 'um'] },
  { least: 3, endings: ['en', 'a'] },
  { least: 3, endings: ['en', 'us'] },
  // regieren, regiert, regierte, Regierung
  { least: 4, endings: ['en', 't', 'te', 'ten', 'ung', 'ungen'] },
  // verhandeln, verhandelt, verhandelte, Verhandlung is irregular
  { least: 5, endings: ['n', 't', 'te', 'ten'] },
  // Russland, russisch; Griechenland, griechisch; Russe
  { least: 3, endings: ['land', 'isch', 'ische', 'ischen'] },
  { least: 3, endings: ['enland', 'isch', 'ische', 'ischen'] },
  // England, englisch; Island, isländisch
  { least: 4, endings: ['and', 'isch', 'ische', 'ischen'] },
  { least: 2, endings: ['land', 'ländisch', 'ländische', 'ländischen', 'länder'] },
];
const FEMININE = ['in', 'innen'];
/** What a masculine noun may have behind the base that takes "-in". */
const MASCULINE = ['', 'e', 'en', 'n', 's', 'es'];
const LEAST_PERSON = 4;

/** Folded words that a folded German word would have with other regular endings, whether they exist or not. */
export function exchangedEndings(word: string): string[] {
  const found = new Set<string>();
  for (const { least, endings } of EXCHANGES) {
    for (const ending of endings) {
      if (!word.endsWith(ending) || word.length - ending.length < least) continue;
      const base = word.slice(0, -ending.length);
      for (const other of endings) found.add(base + other);
    }
  }
  found.delete(word);
  return [...found];
}

/** The "-in" and "-innen" of a folded German word, or, of a word with these endings, what they may stand behind. */
export function feminineForms(word: string): string[] {
  const found = new Set<string>();
  for (const ending of FEMININE) {
    const base = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || base.length < LEAST_PERSON) continue;
    for (const masculine of MASCULINE) found.add(base + masculine);
    for (const other of FEMININE) found.add(base + other);
  }
  for (const masculine of MASCULINE) {
    const base = masculine === '' ? word : word.slice(0, -masculine.length);
    if (word.endsWith(masculine) && base.length >= LEAST_PERSON)
      for (const feminine of FEMININE) found.add(base + feminine);
  }
  found.delete(word);
  return [...found];
}
