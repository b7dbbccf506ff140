import { Parser } from 'htmlparser2';

/** An entry of a list of bookmarks. */
export interface BookmarkEntry {
  title: string;
  readonly url: string;
  description: string;
  readonly tags: readonly string[];
}

/** Folders that browsers make themselves. */
const BROWSER_FOLDER =
  /^(?:bookmarks?(?: (?:menu|bar|toolbar))?|lesezeichen(?:-?(?:symbolleiste|leiste|menü))?|other bookmarks|weitere lesezeichen|mobile bookmarks|imported|favorites(?: bar)?|favoriten(?:leiste)?|unsorted bookmarks|marque-pages|marcadores|unread|read archive|personal toolbar(?: folder)?|toolbar)$/iu;

/**
 * Entries of a Netscape bookmark file (all browsers, Delicious, Pinboard, Shaarli …) or of Pocket's list of links:
 * links with a date of saving, their tags, the folders above them, and the description below.
 */
export function readBookmarks(html: string): BookmarkEntry[] {
  const entries: BookmarkEntry[] = [];
  const folders: string[] = [];
  let entry: BookmarkEntry | null = null;
  let inside: 'link' | 'folder' | 'description' | null = null;
  let heading = '';
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (name === 'a') {
          const tags = (attributes['tags'] ?? attributes['labels'] ?? '').split(',');
          const above = folders.filter((folder) => folder !== '' && !BROWSER_FOLDER.test(folder));
          entry = {
            title: '',
            url: attributes['href'] ?? '',
            description: '',
            tags: [...tags.map((tag) => tag.trim()).filter((tag) => tag !== ''), ...above],
          };
          entries.push(entry);
          inside = 'link';
        } else if (name === 'h3') {
          heading = '';
          inside = 'folder';
        } else if (name === 'dd') inside = 'description';
        else if (name === 'dt' || name === 'li' || name === 'hr') inside = null;
        else if (name === 'dl') {
          folders.push(heading.trim());
          heading = '';
          inside = null;
        } else if (name === 'br' && inside === 'description' && entry !== null) entry.description += '\n';
      },
      ontext: (text) => {
        if (inside === 'link' && entry !== null) entry.title += text;
        else if (inside === 'folder') heading += text;
        else if (inside === 'description' && entry !== null) entry.description += text;
      },
      onclosetag: (name, implied) => {
        if (name === 'a' || name === 'h3') inside = null;
        else if (name === 'dl' && !implied) {
          folders.pop();
          inside = null;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  return entries;
}
