import type { HtmlDocument, HtmlElement } from './html-node.ts';

/** Boxes that appear when the pointer rests on a name: their text stands in the middle of a sentence. */
const HOVER_BOX =
  /(?:tooltip|popover|rollover|hover-?card)[a-z]*[-_]{1,2}(?:block|content|box|text|body|inner|people-block)/iu;
/** Embedded posts are part of the story; their wrappers are named like share bars. */
const EMBED =
  /(?:twitter-tweet|instagram-media|tiktok-embed|fb-post|twitter-video|bluesky-embed|mastodon-embed)/iu;

/** Readies a page for the article finder: takes hover boxes out of sentences, keeps embedded posts. Changes the page. */
export function preparePage(document: HtmlDocument): void {
  for (const element of [...document.body.querySelectorAll('[class]')]) {
    const name = element.getAttribute('class') ?? '';
    if (HOVER_BOX.test(name) && element.localName !== 'body') element.remove();
    else if (EMBED.test(name)) unname(element);
  }
}

/** Takes names off an embed and its near wrappers, so that nobody takes them for share buttons. */
function unname(embed: HtmlElement): void {
  for (
    let node: HtmlElement | null = embed, steps = 0;
    node !== null && steps < 3;
    node = node.parentNode, steps += 1
  ) {
    if (node.localName !== 'div' && node.localName !== 'blockquote' && node.localName !== 'figure') return;
    node.removeAttribute('class');
    node.removeAttribute('id');
  }
}
