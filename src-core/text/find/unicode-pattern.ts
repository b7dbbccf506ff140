const WORD = '\\p{L}\\p{M}\\p{N}_';
const EDGE = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
const NO_EDGE = `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`;
const IN_TEXT: Readonly<Record<string, string>> = {
  w: `[${WORD}]`,
  W: `[^${WORD}]`,
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  b: EDGE,
  B: NO_EDGE,
};
/** Inside of brackets; \W has no form there and stays as it is, \b is a backspace. */
const IN_BRACKETS: Readonly<Record<string, string>> = { w: WORD, d: '\\p{Nd}', D: '\\P{Nd}' };

/** A regular expression in which \w, \d and \b know the letters and digits of every script, not those of ASCII only. */
export function unicodePattern(source: string): string {
  let pattern = '';
  let inBrackets = false;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === '\\') {
      const next = source.charAt(at + 1);
      pattern += (inBrackets ? IN_BRACKETS : IN_TEXT)[next] ?? sign + next;
      at += 1;
      continue;
    }
    if (sign === '[') inBrackets = true;
    else if (sign === ']') inBrackets = false;
    pattern += sign;
  }
  return pattern;
}
