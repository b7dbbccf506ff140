import { expect, test } from 'vitest';
import { treeDepth } from '../../../../src-core/import/html/element-facts.ts';
import { htmlBlocks } from '../../../../src-core/import/html/html-blocks.ts';
import { parseHtml } from '../../../../src-core/import/html/parse-html.ts';

const inside = (markup: string): string => parseHtml(markup).body.innerHTML;

test.each([
  ['<ul><li><p>a<li><p>b</ul>c', '<ul><li><p>a</p></li><li><p>b</p></li></ul>c'],
  ['<ul><li><b>a<li>b</ul>c', '<ul><li><b>a</b></li><li>b</li></ul>c'],
  ['<ul><li>a<ul><li>b</ul><li>c</ul>', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
  ['<dl><dt>a<dd><p>b<dt>c</dl>', '<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt></dl>'],
  [
    '<table><tr><td><p>a<td><p>b<tr><td>c</table>d',
    '<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td>c</td></tr></table>d',
  ],
  [
    '<table><tr><td><table><tr><td>a</table><td>b</table>',
    '<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>',
  ],
])('%s is read as HTML has it', (markup, expected) => {
  expect(inside(markup)).toBe(expected);
});

test.each(['<li><p>w ', '<td><p>w ', '<tr><td><p>w ', '<td><li>w ', '<dd><p>w ', '<th><li>w ', '<dt><b>w '])(
  'a page of nothing but %s nests no deeper than two of them, and each is a block',
  (part) => {
    const most = treeDepth(parseHtml(part.repeat(2)).body);
    const { body } = parseHtml(part.repeat(5000));
    expect(treeDepth(body)).toBe(most);
    expect(htmlBlocks(body, '')).toHaveLength(5000);
  },
);
