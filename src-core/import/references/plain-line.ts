import { canonicalLine } from '../../text/canonical-text.ts';
import { stripTags } from '../html/strip-tags.ts';

/** One line without the tags that bibliographies put in titles ("<i>Homo sapiens</i>"). */
export function plainLine(text: string): string {
  return canonicalLine(/<[a-z/]/iu.test(text) ? stripTags(text) : text);
}
