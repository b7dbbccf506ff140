/** What `\s` and `trim` take for a blank, by its UTF-16 unit. */
export function isBlank(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return unit === 0xa0 || (unit >= 0x1680 && OTHER_BLANK.test(String.fromCharCode(unit)));
}

const OTHER_BLANK = /\s/u;

/** Length of a text in UTF-16 units without blanks around it, each run of blanks inside counted as one. */
export function condensedLength(text: string): number {
  let length = 0;
  let blank = false;
  for (let at = 0; at < text.length; at += 1) {
    if (isBlank(text.charCodeAt(at))) blank = true;
    else {
      length += blank && length > 0 ? 2 : 1;
      blank = false;
    }
  }
  return length;
}
