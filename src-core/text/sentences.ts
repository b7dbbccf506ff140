/** A sentence in a text: UTF-16 units, half-open, without the white space around it. */
export interface SentenceRange {
  readonly start: number;
  readonly end: number;
}

/** Written before a name or number, so the full stop never ends the sentence. Lower case, without the stop. */
const BEFORE_A_WORD: Readonly<Record<string, string>> = {
  de: 'dr prof dipl ing mag hr fr frl hl st str nr abs art bd hrsg vgl ca bzw bspw evtl ggf inkl exkl sog geb gest verh max min zzgl abzgl tel abb kap anm jh mio mrd tsd rd ziff lit aufl verf jan feb mär apr jun jul aug sep sept okt nov dez u.a z.b d.h i.d.r o.ä u.u v.a z.t s.o n.chr v.chr',
  en: 'mr mrs ms dr prof rev fr st sen rep gov gen lt col sgt capt cpl maj adm hon pres vs e.g i.e cf no nos vol fig figs p pp ed eds trans approx dept est u.s u.k jan feb mar apr aug sep sept oct nov dec mt ft',
  fr: 'm mm mme mmes mlle dr pr st ste cf p pp art av apr env no vol éd fig janv févr juil sept oct nov déc',
};

/** Stand at the end of a sentence as often as inside one: decided by the word that follows. */
const MAYBE_LAST = new Set('usw etc u.s u.k a.m p.m jr sr inc ltd co corp gmbh ag u.a usf f ff'.split(' '));

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

function abbreviations(language: string): ReadonlySet<string> {
  const own = BEFORE_A_WORD[language];
  const lists = own === undefined ? Object.values(BEFORE_A_WORD) : [own];
  return new Set(lists.join(' ').split(' '));
}

const abbreviationSets = new Map<string, ReadonlySet<string>>();

function abbreviationSet(language: string): ReadonlySet<string> {
  let set = abbreviationSets.get(language);
  if (set === undefined) {
    set = abbreviations(language);
    abbreviationSets.set(language, set);
  }
  return set;
}

/** The word that ends a text; looked for backwards, since a regular expression would try every place of a long line. */
function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && OF_WORD.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
}

/** Whether the single full stop at `at` ends a sentence, given what stands before and after it. */
function stopEnds(before: string, after: string, language: string): boolean {
  const word = lastWord(before);
  const next = NEXT_WORD.exec(after)?.[1] ?? '';
  const opener = OPENERS.has(next.toLowerCase()) && /^\p{Lu}/u.test(next);
  const folded = word.toLowerCase();
  if (/^\d{1,2}$/.test(word) && ORDINAL_STOP.has(language)) return opener;
  if (/^[IVXL]{1,5}$/.test(word) && ORDINAL_STOP.has(language)) return opener;
  if (/^\p{L}$/u.test(word))
    return opener && !/^\p{Ll}/u.test(word) && /\p{L}\s+\p{Lu}$/u.test(before.slice(-6));
  if (MAYBE_LAST.has(folded)) return opener;
  if (abbreviationSet(language).has(folded)) return false;
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
