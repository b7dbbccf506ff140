import lunr from 'lunr';
import support from 'lunr-languages/lunr.stemmer.support.js';
import da from 'lunr-languages/lunr.da.js';
import de from 'lunr-languages/lunr.de.js';
import es from 'lunr-languages/lunr.es.js';
import fi from 'lunr-languages/lunr.fi.js';
import fr from 'lunr-languages/lunr.fr.js';
import hu from 'lunr-languages/lunr.hu.js';
import it from 'lunr-languages/lunr.it.js';
import nl from 'lunr-languages/lunr.nl.js';
import no from 'lunr-languages/lunr.no.js';
import pt from 'lunr-languages/lunr.pt.js';
import ro from 'lunr-languages/lunr.ro.js';
import ru from 'lunr-languages/lunr.ru.js';
import sv from 'lunr-languages/lunr.sv.js';
import tr from 'lunr-languages/lunr.tr.js';

type PipelineFunction = lunr.PipelineFunction;
/** Languages whose words are stemmed; the order is part of the index format (bit numbers). Others are indexed as written. */
export const STEMMER_LANGUAGES = [
  'und',
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'ru',
  'sv',
  'da',
  'no',
  'fi',
  'hu',
  'ro',
  'tr',
  'url',
] as const;
/**
 * Stems that begin with it are no words of a text: it keeps addresses (language "url") apart from all others, so that
 * they are found only where addresses are searched, and stands alone for the break between two runs of a field.
 */
export const MARK = '\u0001';
/** Number of the stemmer of addresses, */
export const ADDRESS = STEMMER_LANGUAGES.indexOf('url');
/** and of that for English. */
export const ENGLISH = STEMMER_LANGUAGES.indexOf('en');
/** Bit of the stemmer of addresses. */
export const ADDRESS_BIT = 1 << ADDRESS;
const SAME: Readonly<Record<string, string>> = { nb: 'no', nn: 'no' };
const DIGIT = /\p{N}/u;

let pipelines: readonly (lunr.Pipeline | null)[] | null = null;

/** Number (0–31) of the stemmer for an ISO 639-1 code; 0 = words stay as they are. */
export function stemmerNumber(language: string): number {
  if (language === 'url') return ADDRESS;
  const short = language.slice(0, 2).toLowerCase();
  return Math.max(0, (STEMMER_LANGUAGES as readonly string[]).indexOf(SAME[short] ?? short));
}

/** Stem of a folded word by the stemmer of that number, run through lunr's pipeline. */
export function stemWord(word: string, stemmer: number): string {
  if (stemmer === ADDRESS) return MARK + word;
  pipelines ??= makePipelines();
  const pipeline = pipelines[stemmer];
  if (pipeline === null || pipeline === undefined || DIGIT.test(word)) return word;
  const stem = pipeline.runString(word)[0];
  return stem === undefined || stem === '' ? word : stem;
}

interface LanguagePlugin {
  readonly stemmer?: PipelineFunction;
  readonly stopWordFilter?: PipelineFunction;
}

/** What lunr-languages adds to lunr, by ISO 639-1 code. */
export function lunrLanguages(): Readonly<Record<string, LanguagePlugin | undefined>> {
  const table = lunr as unknown as Readonly<Record<string, LanguagePlugin | undefined>>;
  // Arabic is left out: its plugin keeps its state in the global object, and throws where modules are strict (in every bundle).
  const plugins = { stemmerSupport: support, da, de, es, fi, fr, hu, it, nl, no, pt, ro, ru, sv, tr };
  for (const [name, plugin] of Object.entries(plugins)) {
    // lunr is one object for the whole program, and warns of what is registered twice
    if (table[name] === undefined) (plugin as (to: typeof lunr) => void)(lunr);
  }
  return table;
}

function makePipelines(): (lunr.Pipeline | null)[] {
  const table = lunrLanguages();
  return STEMMER_LANGUAGES.map((language) => {
    const stemmer = language === 'en' ? lunr.stemmer : table[language]?.stemmer;
    if (stemmer === undefined) return null;
    const pipeline = new lunr.Pipeline();
    pipeline.add(stemmer);
    return pipeline;
  });
}
