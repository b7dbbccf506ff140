import { umlautedWord } from './german-forms.ts';
import type { Segment } from './segment.ts';
import { SurfaceSketch } from './surface-sketch.ts';

/** Compounds of the archive that have a word as a part, as folded surface words. */
export interface Compounds {
  /** It stands last: what the compound is a kind of. */
  readonly heads: readonly string[];
  /** It stands first. */
  readonly modifiers: readonly string[];
  /** It stands between others (Bundes-verteidigungs-minister). */
  readonly middles: readonly string[];
}

const LEAST_PART = 3;
/** Letters that stand between the parts of a German compound. */
const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens', 'ns'];
/** Endings a compound's last part may have beyond the word that is asked for. */
const ENDINGS = ['', 's', 'es', 'n', 'en', 'e', 'er', 'ern'];
/** The commonest are taken where there are more. */
const MAX_COMPOUNDS = 400;
/** So many of the commonest compounds are looked for as a part of longer ones. */
const MAX_MIDDLES = 50;
const MAX_REMEMBERED = 100_000;
/** An inflected "part" so many times commoner than the word itself is a word of its own (Reise is no form of Reis). */
const OWN_WORD = 3;
/** Words that stand before others without making them a kind of anything (Vorrat is no Rat). */
const PARTICLES = new Set(
  'auf aus bei das dem den der des die ein für gegen her hin mit nach ohne seit über und uns unter ver von vor weg wie zer zum zur'.split(
    ' ',
  ),
);

/** Units of a compound's first part at least; of those of two letters only oil makes many. */
function leastFirst(compound: string): number {
  return compound.startsWith('öl') ? 2 : LEAST_PART;
}

/**
 * Splits the archive's surface words by its own frequencies (Koehn & Knight, "Empirical Methods for Compound Splitting",
 * 2003): a word is a compound where all its parts are words of the archive, cut where their geometric mean is highest.
 */
export class CompoundFinder {
  /** Made for the first German question: that takes a while. */
  #made: readonly SurfaceSketch[] | null = null;
  readonly #segments: readonly Segment[];
  readonly #counts = new Map<string, number>();
  readonly #compounds = new Map<string, Compounds>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  get #sketches(): readonly SurfaceSketch[] {
    this.#made ??= this.#segments.map((segment) => SurfaceSketch.of(segment));
    return this.#made;
  }

  /** Occurrences of a folded surface word in all segments. */
  count(surface: string): number {
    let count = this.#counts.get(surface);
    if (count === undefined) {
      if (this.#counts.size > MAX_REMEMBERED) this.#counts.clear();
      count = this.#sketches.reduce((sum, sketch) => sum + sketch.count(surface), 0);
      this.#counts.set(surface, count);
    }
    return count;
  }

  /** Compounds with the word as first or last part; nothing for a word that does not stand alone in the archive. */
  compoundsOf(word: string): Compounds {
    let compounds = this.#compounds.get(word);
    if (compounds === undefined) {
      if (this.#compounds.size > MAX_REMEMBERED / 100) this.#compounds.clear();
      compounds = this.#findCompounds(word);
      this.#compounds.set(word, compounds);
    }
    return compounds;
  }

  #findCompounds(word: string): Compounds {
    if (word.length < leastFirst(word) || PARTICLES.has(word) || this.count(word) === 0)
      return { heads: [], modifiers: [], middles: [] };
    const tails = this.#tailsOf(word);
    const ending = new Set(this.#sketches.flatMap((sketch) => sketch.endingWith(tails)));
    const heads = [...ending].filter((compound) =>
      tails.some((tail) => {
        const cut = compound.length - tail.length;
        return (
          compound.endsWith(tail) &&
          cut >= leastFirst(compound) &&
          this.#isCutAt(compound, cut, this.count(word))
        );
      }),
    );
    const modifiers = [...this.#startingWith(word)].filter((compound) =>
      LINKS.some((link) => {
        const cut = word.length + link.length;
        return (
          compound.length - cut >= LEAST_PART &&
          compound.startsWith(link, word.length) &&
          (link !== 'e' || this.#isFormOf(word, word + link)) &&
          this.#isCutAt(compound, cut, 0)
        );
      }),
    );
    return {
      heads: this.#commonest(heads, MAX_COMPOUNDS),
      modifiers: this.#commonest(modifiers, MAX_COMPOUNDS),
      middles: this.#commonest(this.#endingWithOne(modifiers), MAX_COMPOUNDS),
    };
  }

  /** Compounds of a known word and one of the commonest of these behind it. */
  #endingWithOne(compounds: readonly string[]): string[] {
    const tails = this.#commonest(compounds, MAX_MIDDLES);
    const found = new Set(this.#sketches.flatMap((sketch) => sketch.endingWith(tails)));
    return [...found].filter((longer) =>
      tails.some((tail) => {
        const cut = longer.length - tail.length;
        return (
          cut >= leastFirst(longer) && longer.endsWith(tail) && this.#linkedCount(longer.slice(0, cut)) > 0
        );
      }),
    );
  }

  /** The two parts of a compound at its best cut, as folded surface words; nothing where it is none. */
  partsOf(compound: string): readonly string[] {
    let best: readonly string[] = [];
    // a word that is commoner than its parts are together is none of their making (Koehn & Knight)
    let value = this.count(compound) ** 2;
    for (let cut = leastFirst(compound); cut <= compound.length - LEAST_PART; cut += 1) {
      const right = compound.slice(cut);
      const common = this.count(right);
      if (common === 0) continue;
      const left = compound.slice(0, cut);
      for (const link of LINKS) {
        if (!left.endsWith(link) || left.length - link.length < leastFirst(left)) continue;
        const word = left.slice(0, left.length - link.length);
        const here = PARTICLES.has(word) ? 0 : this.count(word) * common;
        if (here > 0 && here >= value) [value, best] = [here, [word, right]];
      }
    }
    return best;
  }

  /** The word as a compound may end with it. */
  #tailsOf(word: string): string[] {
    const tails = ENDINGS.map((ending) => word + ending).filter(
      (tail) => !tail.endsWith('e') || this.#isFormOf(word, tail),
    );
    const changed = umlautedWord(word);
    if (changed !== null) {
      tails.push(
        ...['e', 'er', 'ern', 'en'].map((ending) => changed + ending).filter((tail) => this.count(tail) > 0),
      );
    }
    return tails;
  }

  #isFormOf(word: string, form: string): boolean {
    return word === form || this.count(form) <= OWN_WORD * this.count(word);
  }

  #startingWith(word: string): Set<string> {
    const found = new Set<string>();
    for (const segment of this.#segments) {
      for (const walk = segment.walkLexicon(word); walk.valid && walk.surface.startsWith(word); walk.next()) {
        if (walk.surface.length >= word.length + LEAST_PART) found.add(walk.surface);
      }
    }
    return found;
  }

  /** Whether the best cut of the word lies there; `least` is how common its last part is taken to be at least. */
  #isCutAt(compound: string, cut: number, least: number): boolean {
    const left = this.#leftCount(compound.slice(0, cut));
    if (left === 0) return false;
    const here = left * Math.max(least, this.count(compound.slice(cut)));
    if (here === 0) return false;
    for (let other = leastFirst(compound); other <= compound.length - LEAST_PART; other += 1) {
      if (other === cut) continue;
      const right = this.count(compound.slice(other));
      if (right > 0 && right * this.#leftCount(compound.slice(0, other)) > here) return false;
    }
    return true;
  }

  /** How common the first part is, less the letters that link it; a first part may be a compound itself. */
  #leftCount(left: string): number {
    const known = this.#linkedCount(left);
    if (known > 0) return known;
    for (let cut = leastFirst(left); cut <= left.length - LEAST_PART; cut += 1) {
      if (this.#linkedCount(left.slice(cut)) > 0 && this.#linkedCount(left.slice(0, cut)) > 0) return 1;
    }
    return 0;
  }

  #linkedCount(left: string): number {
    let best = 0;
    for (const link of LINKS) {
      const length = left.length - link.length;
      if (length < leastFirst(left) || !left.endsWith(link)) continue;
      const word = left.slice(0, length);
      if (!PARTICLES.has(word)) best = Math.max(best, this.count(word));
    }
    return best;
  }

  #commonest(words: readonly string[], most: number): string[] {
    if (words.length <= most) return words.slice().sort();
    return words
      .map((word) => ({ word, count: this.count(word) }))
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map(({ word }) => word);
  }
}
