/** A sentence in a text: UTF-16 units, half-open, without the white space around it. */
export interface SentenceRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Written before a name or number, so the full stop never ends the sentence. Without the stop; those in lower case stand at
 * a sentence's start in upper case, too, those in upper case never otherwise ("Mag. Huber", but "wie ich mag.").
 */
const BEFORE_A_WORD: Readonly<Record<string, string>> = {
  de:
    'dr prof dipl ing Mag phil jur med rer nat habil theol priv.-doz doz Hr Hrn Fr Frl Fa Hl hl ha st str nr vgl ca bzw bspw evtl ggf inkl exkl ' +
    'sog geb gest verh min zzgl abzgl gem lt jh mio mrd tsd rd aufl verf hg hrsg red bearb übers dt engl frz franz ital span russ lat griech ' +
    'wiss stellv ehem ausschl einschl insb bes allg entspr vorl Reg Bez Gen Min Präs Abg Hptm Oblt Lt Maj Kdt Gebr Gde Kt Bhf Univ ' +
    'feb mär apr jun jul aug sep sept okt nov dez z.b d.h i.d.r o.ä u.u v.a z.t s.o n.chr v.chr',
  en:
    'mr mrs ms messrs mx dr prof rt rev revd fr sen rep gov gen lt lieut col sgt cpl capt cmdr comdr brig maj pvt pte adm hon pres supt insp det ' +
    'amb ald sec.-gen vs cf viz e.g i.e ed eds trans approx dept univ assn natl intl u.s u.k feb mar apr jun jul aug sep sept oct nov dec mt ft',
  fr: 'm mm mme mmes mlle dr pr st ste cf env éd janv févr juil sept oct nov déc',
};

/** The same before a number only: some are words, or names, as well ("said no.", "eine Art.", "mit Jan."). */
const BEFORE_A_NUMBER: Readonly<Record<string, string>> = {
  de: 'abs art bd bde kap abb tab anm ziff lit tel max sp bl hft heft rn rdnr rz vers jan beil anl',
  en: 'no nos vol vols fig figs p pp sec secs ch chs chap eq eqs par art pt est circa tel ext jan ser bk',
  fr: 'p pp art av apr no vol fig chap',
};

/** Stand at the end of a sentence as often as inside one: decided by the word that follows. */
const MAYBE_LAST = new Set(
  'usw etc u.s u.k a.m p.m jr sr esq inc ltd co corp bros al st ave blvd gmbh ag u.a usf f ff gr d.c ph.d'.split(
    ' ',
  ),
);

/** Languages in which letters without a vowel make no word. */
const WORDS_HAVE_VOWELS = new Set(['de', 'en', 'fr', 'und']);

/** Words that open a sentence far more often than they follow an abbreviation or an ordinal number. */
const OPENERS = new Set(
  'der die das den dem ein eine einen er sie es wir ich ihr man in im am an auf aus bei mit nach seit vor zu zum zur für von und aber doch denn dann danach dabei damit dort da so auch wenn weil als ob wie was wer wo nun noch nur bereits trotzdem außerdem allerdings jedoch the a an he she it they we i you in on at but and so then this that these those there when while after before if for with from as what who how many most some his her their its le la les un une il elle ils elles on nous vous mais et dans en'.split(
    ' ',
  ),
);

/** Languages that write ordinal numbers with a full stop ("3. Oktober"). */
const ORDINAL_STOP = new Set([
  'de',
  'da',
  'nb',
  'nn',
  'no',
  'fi',
  'is',
  'cs',
  'sk',
  'pl',
  'hu',
  'sl',
  'hr',
  'sr',
  'et',
  'lv',
  'und',
]);

const OF_WORD = /[\p{L}\p{N}\p{M}.’'-]/u;
const NEXT_WORD = /^[„“”»«"'‘’([–—-]*\s*([\p{L}\p{N}]+)/u;
/** A terminator, more of them, and what closes after it. */
const BREAK = /(?:[.!?…]+[)\]»«“”"’']*(?=\s)|[。！？]+[」』）]*)/gu;

type WordLists = Readonly<Record<string, string>>;

const wordSets = new Map<WordLists, Map<string, ReadonlySet<string>>>();

/** The list of a language; of all languages where it has none. */
function wordSet(lists: WordLists, language: string): ReadonlySet<string> {
  let sets = wordSets.get(lists);
  if (sets === undefined) wordSets.set(lists, (sets = new Map()));
  let set = sets.get(language);
  if (set === undefined) {
    const own = lists[language];
    set = new Set((own === undefined ? Object.values(lists) : [own]).join(' ').split(' '));
    sets.set(language, set);
  }
  return set;
}

function isListed(lists: WordLists, language: string, word: string): boolean {
  const set = wordSet(lists, language);
  // an acronym is no abbreviation of the words whose letters it has ("at 5 p.m. EST.")
  return set.has(word) || (!/^\p{Lu}{2}/u.test(word) && set.has(word.toLowerCase()));
}

/** The word that ends a text; looked for backwards, since a regular expression would try every place of a long line. */
function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && OF_WORD.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
}

/** "Hrn", "Bd", "Rdnr": but no "kg" behind a number, and no acronym. */
function isVowelless(word: string, before: string, language: string): boolean {
  return (
    WORDS_HAVE_VOWELS.has(language) &&
    /^[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz][b-df-hj-np-tv-xz]{1,4}$/.test(word) &&
    !/\d\s*$/.test(before.slice(0, before.length - word.length))
  );
}

/** Whether a single full stop ends a sentence, given what stands before and after it. */
function stopEnds(before: string, after: string, language: string): boolean {
  const word = lastWord(before);
  const next = NEXT_WORD.exec(after)?.[1] ?? '';
  const opener = OPENERS.has(next.toLowerCase()) && /^\p{Lu}/u.test(next);
  const folded = word.toLowerCase();
  if (/^\d{1,2}$/.test(word) && ORDINAL_STOP.has(language)) return opener;
  if (/^[IVXL]{1,5}$/.test(word) && ORDINAL_STOP.has(language)) return opener;
  if (/^(?:\d|[IVXLC]+$)/.test(next) && isListed(BEFORE_A_NUMBER, language, word)) return false;
  if (/^\p{L}$/u.test(word))
    return opener && !/^\p{Ll}/u.test(word) && /\p{L}\s+\p{Lu}$/u.test(before.slice(-6));
  if (MAYBE_LAST.has(folded)) return opener;
  // "Dipl.-Ing", "Reg.-Bez": what is shortened twice
  const last = word.replace(/^.*\.-/u, '');
  if (isListed(BEFORE_A_WORD, language, last)) return false;
  if (isVowelless(last, before, language)) return opener;
  // "z.B", "a.k.a", "n.Chr": letters with stops between them.
  if (/^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word)) return opener;
  return true;
}

/** Sentences of one block of text, in order; a line break always ends one. Every character that is no white space lies in exactly one. */
export function sentences(text: string, language: string): readonly SentenceRange[] {
  const found: SentenceRange[] = [];
  const push = (from: number, to: number): void => {
    let [start, end] = [from, to];
    while (start < end && /\s/.test(text.charAt(start))) start += 1;
    while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
    if (start < end) found.push({ start, end });
  };
  let lineStart = 0;
  while (lineStart <= text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(lineStart, lineEnd);
    let start = 0;
    for (const match of line.matchAll(BREAK)) {
      const end = match.index + match[0].length;
      const after = line.slice(end).trimStart();
      if (after === '') continue;
      // „Halt!“ rief er: what goes on in lower case belongs to the sentence.
      if (/^\p{Ll}/u.test(after)) continue;
      if (/^\.(?!\.)/.test(match[0]) && !stopEnds(line.slice(0, match.index), after, language)) continue;
      push(lineStart + start, lineStart + end);
      start = end;
    }
    push(lineStart + start, lineEnd);
    lineStart = lineEnd + 1;
  }
  return found;
}
