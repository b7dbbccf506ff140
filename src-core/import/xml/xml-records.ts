import { Parser } from 'htmlparser2';
import type { XmlElement } from './xml-element.ts';

/** Nesting that no export needs. */
const DEEPEST = 200;

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/**
 * The records of an XML document that comes in pieces, one at a time: elements for which `isRecord` holds, with all that is in
 * them. `depth` counts from 0 for the root element. No entity is expanded but the five that XML knows and numbers; nothing is
 * fetched. Throws RangeError where a record is longer than `longest` UTF-16 units or nests too deep. What is not well formed
 * ends where the document ends.
 */
export async function* xmlRecords(
  chunks: AsyncIterable<string> | Iterable<string>,
  isRecord: (name: string, depth: number) => boolean,
  longest: number,
): AsyncGenerator<XmlElement, void, undefined> {
  const done: XmlElement[] = [];
  const open: Growing[] = [];
  let depth = 0;
  let length = 0;
  const count = (more: number): void => {
    length += more;
    if (length > longest) throw new RangeError('a record is too long');
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const above = open.at(-1);
        if (above !== undefined || isRecord(name, depth)) {
          if (open.length >= DEEPEST) throw new RangeError('elements nest too deep');
          const element: Growing = { name, attributes, children: [] };
          above?.children.push(element);
          open.push(element);
          for (const value of Object.values(attributes)) count(value.length);
          count(name.length);
        }
        depth += 1;
      },
      ontext: (text) => {
        const inside = open.at(-1);
        if (inside === undefined) return;
        count(text.length);
        const before = inside.children.at(-1);
        // The parser hands on text in pieces: around each entity, and where a chunk ends.
        if (typeof before === 'string') inside.children[inside.children.length - 1] = before + text;
        else inside.children.push(text);
      },
      onclosetag: () => {
        depth -= 1;
        const closed = open.pop();
        if (closed === undefined || open.length > 0) return;
        done.push(closed);
        length = 0;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const chunk of chunks) {
    parser.write(chunk);
    yield* done.splice(0);
  }
  parser.end();
  yield* done.splice(0);
}
