/** A regular expression over UTF-16 units as a tree. */
export type RegexNode =
  /** One unit of these ranges: first and last of each, ascending, apart from each other. */
  | { readonly type: 'set'; readonly ranges: readonly number[] }
  | { readonly type: 'start' | 'end' }
  | { readonly type: 'sequence' | 'choice'; readonly children: readonly RegexNode[] }
  /** `most` null = without limit. */
  | {
      readonly type: 'repeat';
      readonly child: RegexNode;
      readonly least: number;
      readonly most: number | null;
    };

const LONGEST_SOURCE = 500;
const MAX_DEPTH = 20;
const LAST_UNIT = 0xffff;
const DIGITS = [0x30, 0x39];
/** Any sign: a unit, or a pair of them that is one. */
export const ANY_SIGN: RegexNode = {
  type: 'choice',
  children: [
    { type: 'set', ranges: [0x20, 0xd7ff, 0xe000, LAST_UNIT] },
    {
      type: 'sequence',
      children: [
        { type: 'set', ranges: [0xd800, 0xdbff] },
        { type: 'set', ranges: [0xdc00, 0xdfff] },
      ],
    },
  ],
};
const NOTHING: RegexNode = { type: 'set', ranges: [] };
const COUNT = /\{(\d{1,3})(?:(,)(\d{0,3}))?\}/uy;

/**
 * Reads letters, ".", [classes], (groups), "|", "*", "+", "?", "{2,3}", "^", "$", "\d", "\w"; letters are folded as words
 * are. Null for all else: look-around, back references, properties; and for what is too long or too deep.
 */
export function parseRegex(source: string): RegexNode | null {
  if (source === '' || source.length > LONGEST_SOURCE) return null;
  const parser = new RegexParser(source.normalize('NFC'));
  const node = parser.choice(0);
  return parser.isDone ? node : null;
}

class RegexParser {
  readonly #signs: string;
  #at = 0;
  #failed = false;

  constructor(source: string) {
    this.#signs = source;
  }

  get isDone(): boolean {
    return !this.#failed && this.#at === this.#signs.length;
  }

  choice(depth: number): RegexNode {
    if (depth > MAX_DEPTH) this.#failed = true;
    const children = [this.#sequence(depth)];
    while (!this.#failed && this.#take('|')) children.push(this.#sequence(depth));
    return children.length === 1 ? (children[0] as RegexNode) : { type: 'choice', children };
  }

  #sequence(depth: number): RegexNode {
    const children: RegexNode[] = [];
    while (!this.#failed && this.#at < this.#signs.length) {
      const next = this.#signs[this.#at];
      if (next === '|' || next === ')') break;
      children.push(this.#repeated(this.#atom(depth)));
    }
    return { type: 'sequence', children };
  }

  #repeated(child: RegexNode): RegexNode {
    let node = child;
    for (;;) {
      COUNT.lastIndex = this.#at;
      const count = COUNT.exec(this.#signs);
      if (this.#take('*')) node = { type: 'repeat', child: node, least: 0, most: null };
      else if (this.#take('+')) node = { type: 'repeat', child: node, least: 1, most: null };
      else if (this.#take('?')) node = { type: 'repeat', child: node, least: 0, most: 1 };
      else if (count !== null) {
        this.#at = COUNT.lastIndex;
        const least = Number(count[1]);
        const most = count[2] === undefined ? least : count[3] === '' ? null : Number(count[3]);
        if (most !== null && most < least) this.#failed = true;
        node = { type: 'repeat', child: node, least, most };
      } else return node;
      if (child.type === 'start' || child.type === 'end') this.#failed = true;
      // "lazy" changes which part is taken first, not whether there is a match
      this.#take('?');
      if (/[*+?{]/u.test(this.#signs[this.#at] ?? '')) this.#failed = true;
    }
  }

  #atom(depth: number): RegexNode {
    const sign = this.#next();
    switch (sign) {
      case '(': {
        if (this.#take('?') && !this.#take(':')) this.#failed = true;
        const node = this.choice(depth + 1);
        if (!this.#take(')')) this.#failed = true;
        return node;
      }
      case '[':
        return this.#class();
      case '.':
        return ANY_SIGN;
      case '^':
        return { type: 'start' };
      case '$':
        return { type: 'end' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
      case '/':
        this.#failed = true;
        return NOTHING;
      default:
        return literal(sign);
    }
  }

  #escape(): RegexNode {
    const sign = this.#next();
    switch (sign) {
      case 'd':
        return { type: 'set', ranges: DIGITS };
      case 'D':
        return { type: 'set', ranges: outside(DIGITS) };
      case 'w':
        return ANY_SIGN;
      case 'W':
        return NOTHING;
      default:
        if (/[\p{L}\p{N}]/u.test(sign) || sign === '') this.#failed = true;
        return literal(sign);
    }
  }

  #class(): RegexNode {
    const negated = this.#take('^');
    const ranges: number[][] = [];
    const longer: RegexNode[] = [];
    let isFirst = true;
    while (isFirst || this.#signs[this.#at] !== ']') {
      if (this.#at >= this.#signs.length) {
        this.#failed = true;
        return NOTHING;
      }
      isFirst = false;
      const first = this.#classSign();
      if (first === null) {
        ranges.push(DIGITS);
        continue;
      }
      const isRange = this.#signs[this.#at] === '-' && ![']', undefined].includes(this.#signs[this.#at + 1]);
      if (!isRange) {
        const folded = fold(first);
        if (folded.length === 1) ranges.push([folded.charCodeAt(0), folded.charCodeAt(0)]);
        else longer.push(literal(first));
        continue;
      }
      this.#at += 1;
      const last = this.#classSign();
      if (last === null || first.length > 1 || last.length > 1 || first > last) {
        this.#failed = true;
        return NOTHING;
      }
      ranges.push([first.charCodeAt(0), last.charCodeAt(0)]);
      ranges.push([fold(first).charCodeAt(0), fold(last).charCodeAt(0)].sort((a, b) => a - b));
    }
    this.#at += 1;
    const merged = mergeRanges(ranges);
    if (negated) return { type: 'set', ranges: outside(merged) };
    const set: RegexNode = { type: 'set', ranges: merged };
    return longer.length === 0 ? set : { type: 'choice', children: [set, ...longer] };
  }

  /** A sign of a class; null for "\d". */
  #classSign(): string | null {
    const sign = this.#next();
    if (sign !== '\\') return sign;
    const escaped = this.#next();
    if (escaped === 'd') return null;
    if (/[\p{L}\p{N}]/u.test(escaped) || escaped === '') this.#failed = true;
    return escaped;
  }

  #next(): string {
    const code = this.#signs.codePointAt(this.#at);
    if (code === undefined) {
      this.#failed = true;
      return '';
    }
    const sign = String.fromCodePoint(code);
    this.#at += sign.length;
    return sign;
  }

  #take(sign: string): boolean {
    if (this.#signs[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }
}

function fold(sign: string): string {
  return sign.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFC');
}

function literal(sign: string): RegexNode {
  const units = Array.from({ length: fold(sign).length }, (_, index): RegexNode => {
    const unit = fold(sign).charCodeAt(index);
    return { type: 'set', ranges: [unit, unit] };
  });
  return units.length === 1 ? (units[0] as RegexNode) : { type: 'sequence', children: units };
}

function mergeRanges(ranges: readonly (readonly number[])[]): number[] {
  const merged: number[] = [];
  for (const [first = 0, last = 0] of ranges.toSorted((a, b) => (a[0] as number) - (b[0] as number))) {
    const end = merged.at(-1);
    if (end !== undefined && first <= end + 1) merged[merged.length - 1] = Math.max(end, last);
    else merged.push(first, last);
  }
  return merged;
}

/** What is not in the ranges, without control characters and halves of surrogate pairs. */
function outside(ranges: readonly number[]): number[] {
  const rest: number[] = [];
  let next = 0x20;
  const leave = (first: number, last: number): void => {
    if (first > next) rest.push(next, first - 1);
    next = Math.max(next, last + 1);
  };
  const all = [...ranges, 0xd800, 0xdfff];
  const pairs = Array.from({ length: all.length / 2 }, (_, index) => [
    all[index * 2] as number,
    all[index * 2 + 1] as number,
  ]);
  const merged = mergeRanges(pairs);
  for (let index = 0; index < merged.length; index += 2)
    leave(merged[index] as number, merged[index + 1] as number);
  if (next <= LAST_UNIT) rest.push(next, LAST_UNIT);
  return rest;
}
