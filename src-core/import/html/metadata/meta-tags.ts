import type { HtmlDocument } from '../html-node.ts';

/** Values of a page's meta tags by lower-case name (of `name`, `property`, `itemprop` or `http-equiv`), in page order. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

/** Collects every meta tag that has a name and content. */
export function readMetaTags(document: HtmlDocument): MetaTags {
  const tags = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = (meta.getAttribute('content') ?? '').trim();
    if (content === '') continue;
    const names = new Set<string>();
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      for (const name of (meta.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/u))
        if (name !== '') names.add(name);
    }
    for (const name of names) {
      const values = tags.get(name);
      if (values === undefined) tags.set(name, [content]);
      else values.push(content);
    }
  }
  return tags;
}

/** The first tag of a list that has a value, with its name; null where none has. */
export function firstTag(
  tags: MetaTags,
  names: readonly string[],
): { readonly value: string; readonly name: string } | null {
  for (const name of names) {
    const value = tags.get(name)?.[0];
    if (value !== undefined) return { value, name };
  }
  return null;
}
