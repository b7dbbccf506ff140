/** Values at the head of a Markdown file, keys in lower case; a list where the file gives one. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>;

const LONGEST = 20_000;

/**
 * Splits a text into front matter (between two lines of "---") and the rest. Reads the part of YAML that notes use:
 * `key: value`, quoted values, `[a, b]`, "- a" lists, and folded or literal blocks.
 */
export function splitFrontMatter(text: string): { readonly values: FrontMatter; readonly body: string } {
  const lines = text.slice(0, LONGEST).split('\n');
  if (lines[0]?.trim() !== '---') return { values: new Map(), body: text };
  const end = lines.findIndex((line, index) => index > 0 && (line.trim() === '---' || line.trim() === '...'));
  if (end < 0) return { values: new Map(), body: text };
  const inner = lines.slice(1, end);
  if (
    !inner.every((line) => line.trim() === '' || /^(?:\s|#|-\s|[\p{L}\p{N}_][^:]{0,80}:(?:\s|$))/u.test(line))
  ) {
    return { values: new Map(), body: text };
  }
  const skipped = lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
  return { values: readValues(inner), body: text.slice(skipped) };
}

function readValues(lines: readonly string[]): FrontMatter {
  const values = new Map<string, string[]>();
  let current: string[] | null = null;
  let block = false;
  for (const line of lines) {
    const pair = /^([\p{L}\p{N}_][^:]{0,80}?)\s*:(?:\s+(.*))?$/u.exec(line);
    if (pair !== null) {
      const [, key = '', rest = ''] = pair;
      current = [];
      block = /^[|>][+-]?\s*$/u.test(rest.trim());
      if (!block) current.push(...valuesOf(rest));
      values.set(key.toLowerCase(), current);
    } else if (current !== null && /^\s*-\s+/u.test(line))
      current.push(...valuesOf(line.replace(/^\s*-\s+/u, '')));
    else if (current !== null && /^\s+\S/u.test(line)) {
      const text = line.trim();
      if (current.length === 0) current.push(block ? text : unquoted(text));
      else current[current.length - 1] += ` ${text}`;
    }
  }
  return values;
}

function valuesOf(source: string): string[] {
  const text = source.replace(/\s+#.*$/u, '').trim();
  if (text === '' || text === '~' || text === 'null') return [];
  if (text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[')) {
    return (text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+/gu) ?? [])
      .map(unquoted)
      .filter((part) => part !== '');
  }
  return [unquoted(text)];
}

function unquoted(source: string): string {
  const text = source.trim();
  if (/^".*"$/u.test(text) && text.length > 1) return text.slice(1, -1).replace(/\\(["\\/])/gu, '$1');
  if (/^'.*'$/u.test(text) && text.length > 1) return text.slice(1, -1).replaceAll("''", "'");
  return text;
}
