const CATASTROPHIC = [
  '(a+)+$',
  '(x*)*y',
  '(a|a)*b',
  '(a?){30}a{30}',
  '.*.*.*.*x',
  '([a-z]+)*[0-9]',
  '(.*a){9}',
  '[^a]*e{2,}.*',
];
const NOISE = [
  '"',
  '(',
  ')',
  '-',
  '*',
  ':',
  '~',
  '/',
  '|',
  '[',
  '„',
  '»',
  "'",
  '\u0000',
  '\u001f',
  '\u202e',
  '\u2066',
  '\ud83d',
  '\udc00',
  '😀',
  '中国語',
  'ไทย',
  'مرحبا',
  'שלום',
  '\u0301',
  '\u00ad',
  'ß',
  'İ',
  '\n',
  '\t',
  '..',
  '%',
  '\\',
];
const FIELDS = [
  'title:',
  'lead:',
  'body:',
  'author:',
  'site:',
  'url:',
  'note:',
  'quote:',
  'topic:',
  'caption:',
  'foo:',
  'match-case:',
  'in:',
];
const CONDITIONS = [
  'lang:de',
  'lang:en',
  'date:2024-10..2024-12',
  'date:..2023',
  'after:2020',
  'before:2030-01-05',
  'date:2024-13',
  'saved:2024',
  'age:<2w',
  'age:>10y',
  'site:"Der Spiegel"',
  'author:"A B"',
  'topic:DVRK/Truppen',
  'status:done',
  'color:gelb',
  'colour:beige',
  'type:html',
  'has:note',
  'has:date',
  'is:unread',
  'is:coded',
  'in:annotation',
  'in:article',
  'in:title',
  'story:x',
  'lang:(de OR fr)',
];

/** A query as people, programs and cats type it: parts of the language over the words given, well-formed or not. */
export function randomQuery(random: () => number, words: readonly string[]): string {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const count = (most: number): number => 1 + Math.floor(random() * most);
  const times = (most: number, make: () => string): string[] => Array.from({ length: count(most) }, make);
  // the list is sorted by frequency: both common and rare words
  const word = (): string => words[Math.floor(words.length * random() ** 4)] as string;
  const part = (depth: number): string => {
    const kind = Math.floor(random() * 24);
    switch (kind) {
      case 0:
      case 1:
        return `${word().slice(0, count(5))}*`;
      case 2:
        return `${random() < 0.5 ? '*' : '?'}${word().slice(1, 1 + count(6))}${random() < 0.5 ? '*' : ''}`;
      case 3:
        return `${word().slice(0, 2)}${pick(['*', '?', '*?*'])}${word().slice(3)}`;
      case 4:
        return `${word()}~${pick(['', '1', '2'])}`;
      case 5:
        return `"${times(4, word).join(' ')}"`;
      case 6:
        return `"${times(4, word).join(' ')}"~${count(20)}`;
      case 7:
      case 8:
        return times(3, () => (random() < 0.3 ? `(${times(3, () => part(3)).join(' OR ')})` : part(3))).join(
          ` NEAR/${count(30)} `,
        );
      case 9:
        return `/${random() < 0.4 ? pick(CATASTROPHIC) : `${word().slice(0, count(4))}${pick(['.*', '[a-m]+', '(s|ed)?', '.{1,5}', ''])}`}/`;
      case 10:
      case 11:
        return pick(CONDITIONS);
      case 12:
        return pick(FIELDS) + (depth > 2 ? word() : part(depth + 1));
      case 13:
        return `-${depth > 2 ? word() : part(depth + 1)}`;
      case 14:
        return depth > 2 ? word() : `(${times(4, () => part(depth + 1)).join(pick([' ', ' OR ']))})`;
      case 15:
        return times(4, () => part(3)).join(' OR ');
      case 16:
        return times(6, () => pick(NOISE)).join('');
      case 17:
        return pick(['NOT', 'OR', 'AND', 'NEAR', 'NEAR/5', '(', ')', '"', '-']);
      case 18:
        return String.fromCharCode(...Array.from({ length: count(8) }, () => Math.floor(random() * 0x10000)));
      case 19:
        return `${word()}-${word()}`;
      default:
        return word();
    }
  };
  const text = times(5, () => part(0)).join(' ');
  const fate = random();
  if (fate < 0.1) return text.slice(0, Math.floor(random() * text.length));
  // no more than is kept: a slice holds on to the whole it was cut from
  if (fate < 0.15) return text.repeat(Math.min(count(200), Math.ceil(20_000 / (text.length + 1))));
  return text;
}
