import type { Analyzer } from '../../text/analyzer.ts';

/** A word of a text as the index knows it. */
export interface PassageWord {
  /** Folded, as it is written. */
  readonly surface: string;
  readonly stem: string;
  /** UTF-16, half-open, into the text. */
  readonly start: number;
  readonly end: number;
}

/** The words of a text in one language (ISO 639-1 or "und"). */
export function passageWords(text: string, language: string, analyzer: Analyzer): PassageWord[] {
  analyzer.trim();
  analyzer.analyseWhole(text, language);
  const words: PassageWord[] = [];
  for (let index = 0; index < analyzer.count; index += 1) {
    const word = analyzer.words[index] as number;
    words.push({
      surface: analyzer.surface(word),
      stem: analyzer.stem(word),
      start: analyzer.starts[index] as number,
      end: analyzer.ends[index] as number,
    });
  }
  return words;
}
