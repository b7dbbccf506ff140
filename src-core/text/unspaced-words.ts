import { SPACELESS } from './character-classes.ts';
import { segmentUnspaced } from './segment-unspaced.ts';

/** Units looked at around a place that lies between letters of a script without spaces. */
const AROUND = 100;

/** The character that ends at a place of the text; "" at its start. */
export function characterBefore(text: string, place: number): string {
  const unit = text.charCodeAt(place - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? place - 2 : place - 1, place);
}

/** The character that begins at a place of the text; a blank at its end. */
export function characterAfter(text: string, place: number): string {
  return String.fromCodePoint(text.codePointAt(place) ?? 0x20);
}

/** Whether two words of a script without spaces, which only a dictionary knows, meet at a place between its letters. */
export function unspacedWordsMeet(text: string, place: number): boolean {
  let [start, end] = [place, place];
  while (start > 0 && place - start < AROUND && SPACELESS.test(characterBefore(text, start)))
    start -= characterBefore(text, start).length;
  while (end < text.length && end - place < AROUND && SPACELESS.test(characterAfter(text, end)))
    end += characterAfter(text, end).length;
  return segmentUnspaced(text.slice(start, end)).includes(place - start);
}
