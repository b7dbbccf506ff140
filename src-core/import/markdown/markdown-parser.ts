import MarkdownIt, { type StateInline } from 'markdown-it';
import { addNotes } from './markdown-notes.ts';

const PICTURE = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|tiff?)$/iu;
/** "[[Page#Heading|label]]", with "!" before it what is shown in its place; in tables the bar is escaped. */
const WIKI = /(!?)\[\[([^\]\n|#]{0,500})(?:#([^\]\n|]{0,500}))?(?:\|([^\]\n]{0,500}))?\]\]/uy;
/** Markup of pictures that are named by their name alone, wherever in the vault they lie. */
export const WIKI_LINK = '[[';
const LONGEST_HIGHLIGHT = 2000;

/**
 * CommonMark with tables and footnotes, and what note programs add: links between notes, pictures by name, "==highlights==".
 * HTML comes as tokens of its own; it is never rendered.
 */
export const markdownParser = new MarkdownIt('default', { html: true, linkify: false, typographer: false });
addNotes(markdownParser);
markdownParser.inline.ruler.before('link', 'wiki', wiki);
markdownParser.inline.ruler.before('emphasis', 'highlight', highlight);

function wiki(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (!src.startsWith('[[', src[pos] === '!' ? pos + 1 : pos)) return false;
  WIKI.lastIndex = pos;
  const found = WIKI.exec(src);
  if (found === null || pos + found[0].length > state.posMax) return false;
  const [whole, embedded, target = '', heading = '', label = ''] = found;
  const path = target.replace(/\\$/u, '').trim();
  const name = path.replace(/^.*\//su, '').replace(/\.md$/iu, '');
  if (!silent) {
    if (embedded === '!' && PICTURE.test(path)) {
      const token = state.push('image', 'img', 0);
      token.attrs = [['src', path]];
      token.markup = WIKI_LINK;
      // A number there is a width.
      token.content = /^[\dx\s]*$/u.test(label) ? '' : label;
    } else {
      const token = state.push('text', '', 0);
      token.content = label || [name, heading].filter((part) => part !== '').join(' > ');
    }
  }
  state.pos += whole.length;
  return true;
}

function highlight(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('==', pos) || /[\s=]/u.test(src[pos + 2] ?? ' ')) return false;
  const end = src.slice(pos, Math.min(posMax, pos + LONGEST_HIGHLIGHT)).indexOf('==', 3) + pos;
  if (end <= pos || /\s/u.test(src[end - 1]!) || src[end + 2] === '=') return false;
  if (!silent) {
    state.push('highlight_open', 'mark', 1);
    state.pos = pos + 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('highlight_close', 'mark', -1);
    state.posMax = posMax;
  }
  state.pos = end + 2;
  return true;
}
