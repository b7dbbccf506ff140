/** A value of the front matter: text, a list of texts, or nothing (the key is then left empty). */
export type FrontMatterValue = string | readonly string[] | null;

/** Characters and shapes that YAML would not read as a plain string. */
const NEEDS_QUOTES =
  /^$|^[\s\-?:,[\]{}#&*!|>'"%@`~]|[:#]\s|\s#|:$|\s$|^(?:true|false|null|yes|no|on|off|~)$|^[\d.+-]|[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\\/i;
const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

function scalar(text: string): string {
  if (PLAIN_DATE.test(text) || !NEEDS_QUOTES.test(text)) return text;
  // A JSON string is a YAML double-quoted scalar, apart from the two separators that YAML breaks lines at.
  return JSON.stringify(text)
    .replace(/\u2028/g, '\\L')
    .replace(/\u2029/g, '\\P')
    .replace(/\u0085/g, '\\N');
}

/** YAML front matter in the order given, with Obsidian's list style. */
export function frontMatter(entries: readonly (readonly [key: string, value: FrontMatterValue])[]): string {
  const lines = entries.map(([key, value]) => {
    if (value === null || value === '') return `${key}:`;
    if (typeof value === 'string') return `${key}: ${scalar(value)}`;
    if (value.length === 0) return `${key}: []`;
    return `${key}:\n${value.map((item) => `  - ${scalar(item)}`).join('\n')}`;
  });
  return `---\n${lines.join('\n')}\n---\n`;
}
