import { expect, test } from 'vitest';
import { absoluteUrl } from '../../../../src-core/import/html/absolute-url.ts';

const base = 'https://a.example/x/y/page.html?q=1#top';
test.for([
  ['https://b.example/z', 'https://b.example/z'],
  ['HTTP://b.example', 'http://b.example'],
  ['//c.example/z', 'https://c.example/z'],
  ['/root', 'https://a.example/root'],
  ['next.html', 'https://a.example/x/y/next.html'],
  ['../up/../z?a=../b', 'https://a.example/x/z?a=../b'],
  ['../../../../far', 'https://a.example/far'],
  ['?page=2', 'https://a.example/x/y/page.html?page=2'],
  ['mailto:jane@a.example', 'mailto:jane@a.example'],
  ['a b', 'https://a.example/x/y/a%20b'],
  ['#part', null],
  ['', null],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['\u0001javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['https:', null],
] as const)('%j becomes %j', ([address, expected]) => {
  expect(absoluteUrl(address, base)).toBe(expected);
});

test('without an address of the page a relative link leads nowhere', () => {
  expect(absoluteUrl('/root', '')).toBeNull();
});
