/** Whether two pieces of text that stand on two lines are one sentence, told from their edges; no language is needed. */

/** The piece begins with what closes or continues a sentence: "." on its own line, ". Sie", ", sagte er". */
const ORPHAN = /^(?:[.,;:!?…]+(?=[\s"'”“»«’)\]]|$)|[)\]}”»](?=[\s.,;:!?]|$)|[)\]}]+[.,;:])/u;
const ENDS_SENTENCE = /[.!?…:][\s"'”“»«’)\]]*$/u;
const ENDS_OPEN = /(?:[,;([{„‚¿¡]|\p{L}[-‐–]|\s[–—-])$/u;
const STARTS_LOWER = /^["'„“”«»‚‘([]*\p{Ll}/u;
/** Words that stand before another word, never at the end of a sentence or heading; de, en, fr, es, it, nl. */
const UNFINISHED =
  /(?:^|\s)(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|und|oder|aber|von|vom|mit|für|bei|beim|zum|zur|im|ins|am|an|auf|aus|durch|gegen|ohne|über|unter|laut|nach|dass|weil|wenn|the|a|an|of|and|or|in|by|with|from|for|to|at|that|which|le|la|les|un|une|du|de|et|ou|dans|avec|par|pour|sur|el|los|las|y|con|por|del|al|il|lo|gli|di|e|van|het|een|en|met|voor)$/iu;
/** Shorter lines are list entries, names or captions rather than broken sentences. */
const LONG_ENOUGH = 40;
const SALUTATION = 60;

export type Join = 'glue' | 'space' | 'no';

/** How the second line continues the first: without a blank ("glue"), with one ("space"), or not at all. */
export function joinOf(first: string, second: string): Join {
  if (first === '' || second === '') return 'no';
  if (ORPHAN.test(second)) return 'glue';
  if (ENDS_SENTENCE.test(first)) return 'no';
  // "Dear all," is a salutation, whatever follows.
  if (first.endsWith(',') && first.length < SALUTATION) return 'no';
  // The next entry of a list: "b) …".
  if (/^\p{L}[.)]\s/u.test(second)) return 'no';
  const long = first.length >= LONG_ENOUGH || second.length >= LONG_ENOUGH;
  if (!long) return 'no';
  if (STARTS_LOWER.test(second)) return /\p{L}[-‐]$/u.test(first) ? 'glue' : 'space';
  if (ENDS_OPEN.test(first) && first.length >= LONG_ENOUGH) return 'space';
  if (UNFINISHED.test(first)) return 'space';
  return hasOpenBracket(first) && /^[^([]*[)\]]/u.test(second) ? 'space' : 'no';
}

/** Whether a text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return /[.!?…][\s"'”“»«’)\]]*$/u.test(text);
}

function hasOpenBracket(text: string): boolean {
  return (
    Math.max(text.lastIndexOf('('), text.lastIndexOf('[')) >
    Math.max(text.lastIndexOf(')'), text.lastIndexOf(']'))
  );
}
