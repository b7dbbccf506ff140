import type { HtmlElement } from './html-node.ts';

/** As highlighters, Pandoc, Sphinx and GitHub write it into classes: "language-ts", "lang-py", "sourceCode python". */
const CLASS =
  /(?:^|\s)(?:lang(?:uage)?-|brush:\s*|highlight-source-|highlight-|sourceCode\s+)([a-z][\w+#.-]{0,29})(?=$|[\s;])/iu;
const NO_SYNTAX =
  /^(?:text|plain|plaintext|none|nohighlight|default|auto|code|block|notranslate|container)$/iu;

/** The programming language that a page names for a block of code, in small letters; null where it names none. */
export function codeSyntax(pre: HtmlElement): string | null {
  for (const element of [pre.querySelector('code'), pre, pre.parentNode]) {
    if (element === null) continue;
    const named =
      element.getAttribute('data-lang') ??
      element.getAttribute('data-language') ??
      CLASS.exec(element.getAttribute('class') ?? '')?.[1] ??
      null;
    const syntax = named === null ? null : syntaxName(named);
    if (syntax !== null) return syntax;
  }
  return null;
}

/** Such a name in small letters; null for what names no programming language. */
export function syntaxName(name: string): string | null {
  const syntax = name.trim().toLowerCase();
  return /^[a-z][\w+#.-]{0,29}$/u.test(syntax) && !NO_SYNTAX.test(syntax) ? syntax : null;
}
