import type { ArticleDocument, Block } from '../model/document.ts';
import { detectLanguage } from '../text/detect-language.ts';
import { FUNCTION_WORDS } from '../text/function-words.ts';
import { isSurelyIn } from '../text/stop-words.ts';

/** Fewer letters than this say nothing certain about a block. */
const ENOUGH_LETTERS = 40;
/** How much better the block's own language must fit than the second best. */
const CLEAR_LEAD = 0.12;
const CLEAR_SCORE = 0.4;
/** Below this lead of the document's language a declared language decides. */
const DOUBTFUL_LEAD = 0.06;
/** Running text looked at for the main language, in UTF-16 units. */
const SAMPLE = 3000;
/** Of a single block. */
const BLOCK_SAMPLE = 400;

/** Tells a document's main language, and the language of each block that clearly has another one. */
export function withLanguages(document: ArticleDocument, declared: string): ArticleDocument {
  const language = mainLanguage(document, declared);
  const blocks = document.blocks.map((block) => {
    const other = blockLanguage(document.text.slice(block.start, block.end), block, language);
    return other === null ? block : { ...block, language: other };
  });
  return { ...document, language, blocks };
}

function mainLanguage(document: ArticleDocument, declared: string): string {
  let sample = '';
  for (const block of document.blocks) {
    if (block.role !== undefined || block.type === 'code') continue;
    sample += `${document.text.slice(block.start, Math.min(block.end, block.start + SAMPLE))}\n`;
    if (sample.length >= SAMPLE) break;
  }
  // Addresses are in no language.
  sample = (sample === '' ? document.text.slice(0, SAMPLE) : sample).replace(/https?:\/\/\S+/gu, ' ');
  const guess = detectLanguage(sample);
  const hint = /^[a-z]{2,3}(?=$|[-_])/u.exec(declared.toLowerCase())?.[0] ?? '';
  if (hint === '') return guess.language;
  const doubtful =
    guess.language === 'und' ||
    letterCount(sample.match(/\p{L}+/gu) ?? []) < ENOUGH_LETTERS ||
    guess.lead < DOUBTFUL_LEAD;
  return doubtful ? hint : guess.language;
}

function blockLanguage(text: string, block: Block, main: string): string | null {
  if (block.type === 'code' || block.type === 'rule' || text.length < ENOUGH_LETTERS) return null;
  const sample = text.slice(0, BLOCK_SAMPLE);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (letterCount(words) < ENOUGH_LETTERS || isSurelyIn(main, words)) return null;
  const guess = detectLanguage(sample);
  if (guess.language === 'und' || guess.language === main) return null;
  // a short block may hold no word that tells them apart
  if (FUNCTION_WORDS[main]?.relatives?.includes(guess.language) === true) return null;
  return guess.score >= CLEAR_SCORE && guess.lead >= CLEAR_LEAD ? guess.language : null;
}

function letterCount(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}
