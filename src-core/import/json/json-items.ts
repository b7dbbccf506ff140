/**
 * The objects of the first list in a JSON text that comes in pieces (the list may be the whole, or stand in an object), each
 * as its own JSON, cut by brackets alone; null for one longer than `longest`. What is not valid shows when it is parsed.
 */
export async function* jsonItems(
  chunks: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<string | null, void, undefined> {
  let depth = 0;
  /** Depth of the list whose objects are cut out. */
  let list = -1;
  let inString = false;
  let escaped = false;
  let item = '';
  let tooLong = false;
  for await (const chunk of chunks) {
    let start = item === '' && !tooLong ? -1 : 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 0x5c) escaped = true;
        else if (code === 0x22) inString = false;
        continue;
      }
      if (code === 0x22) inString = true;
      else if (code === 0x7b || code === 0x5b) {
        if (code === 0x5b && list < 0 && depth <= 1) list = depth;
        else if (code === 0x7b && depth === list + 1 && list >= 0 && start < 0) start = at;
        depth += 1;
      } else if (code === 0x7d || code === 0x5d) {
        depth -= 1;
        if (code === 0x7d && list >= 0 && depth === list + 1 && start >= 0) {
          yield tooLong ? null : item + chunk.slice(start, at + 1);
          item = '';
          tooLong = false;
          start = -1;
        } else if (code === 0x5d && depth === list) return;
      }
    }
    if (start < 0) continue;
    if (!tooLong) item += chunk.slice(start);
    if (item.length <= longest) continue;
    item = '';
    tooLong = true;
  }
}
