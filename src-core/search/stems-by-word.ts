import type { Analyzer } from '../text/analyzer.ts';
import { STEMMER_LANGUAGES } from '../text/stemmers.ts';

/** A word of a text with its stems. */
export interface StemmedWord {
  readonly surface: string;
  /** As the text has it. */
  readonly written: string;
  readonly stems: string[];
}

/** For each word of the text, its stems in the languages present, each once. */
export function stemsByWord(text: string, stemmers: number, analyzer: Analyzer): StemmedWord[] {
  const words: StemmedWord[] = [];
  STEMMER_LANGUAGES.forEach((language, number) => {
    if ((stemmers & (1 << number)) === 0 && (number !== 0 || stemmers !== 0)) return;
    analyzer.analyseWhole(text, language);
    for (let index = 0; index < analyzer.count; index += 1) {
      const word = analyzer.words[index] as number;
      const stem = analyzer.stem(word);
      const { stems } = (words[index] ??= {
        surface: analyzer.surface(word),
        written: text.slice(analyzer.starts[index], analyzer.ends[index]),
        stems: [],
      });
      if (!stems.includes(stem)) stems.push(stem);
    }
  });
  return words;
}
