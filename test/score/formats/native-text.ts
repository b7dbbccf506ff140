/** Haskell's names of control characters, as `show` writes them. */
const NAMED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', '&': '' };
const STRING = String.raw`"((?:[^"\\]|\\.)*)"`;
/** Inline text, code, formulas; attributes, targets of links and the metadata's keys are no text. */
const TEXT = new RegExp(
  String.raw`(?:\b(Str|Space|SoftBreak|LineBreak|Para|Plain|Header|Cell)\b\s*(?:${STRING})?)|\b(?:Code|CodeBlock)\s*\(\s*"[^"]*"\s*,\s*\[[^\]]*\]\s*,\s*\[[^\]]*\]\s*\)\s*${STRING}|\bMath\s+\w+\s*${STRING}`,
  'gsu',
);

/** The text of a document as pandoc's native format shows it (an abstract syntax tree in Haskell's notation), without its metadata and with it. */
export function nativeTexts(native: string): readonly string[] {
  const apart = native.replace(/\(\s*\[\s*Str/gu, 'Space [ Str').replaceAll('MetaInlines', 'Space');
  const body = apart.replace(/^Pandoc\s*\(?\s*Meta\s*\{[\s\S]*?\]\s*\}\s*\)?/u, '');
  return [textIn(body), textIn(apart)];
}

function textIn(native: string): string {
  let text = '';
  for (const [, kind, word, code, formula] of native.matchAll(TEXT)) {
    if (kind === 'Str') text += unescapeHaskell(word ?? '');
    else if (formula !== undefined) text += ` ${withoutCommands(unescapeHaskell(formula))} `;
    else text += kind === undefined ? ` ${unescapeHaskell(code ?? '')} ` : ' ';
  }
  return text;
}

/** Pandoc writes formulas in TeX, whose commands name signs, not words. */
function withoutCommands(tex: string): string {
  return tex.replace(/\\(?:begin|end)\{[a-z*]+\}|\\[A-Za-z]+|\\./gu, ' ');
}

function unescapeHaskell(text: string): string {
  return text.replace(/\\(\d+|[ntr"\\&]|SOH|DEL)/gu, (_, sign: string) =>
    /^\d/u.test(sign) ? String.fromCodePoint(Number(sign)) : (NAMED[sign] ?? ''),
  );
}
