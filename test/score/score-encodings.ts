import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { declaredEncoding } from '../../src-core/import/declared-encoding.ts';
import { decodeText } from '../../src-core/import/decode-text.ts';
import { sniffBinary } from '../../src-core/import/sniff-binary.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

interface Truth {
  readonly id: string;
  readonly encoding: string;
  readonly half: string;
  /** Null where nobody knows the right text. */
  readonly sha1_text_utf8: string | null;
}

/** Files whose bytes become exactly the right text, in per cent of those whose right text is known. */
export async function scoreEncodings({ dataDir, half }: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(dataDir, 'encodings');
  if (!existsSync(folder)) return [];
  const lines = (await readFile(join(folder, 'truth.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  const truths = lines.map((line) => JSON.parse(line) as Truth);
  const known = truths.filter((truth) => truth.half === half && truth.sha1_text_utf8 !== null);
  const wrong: string[] = [];
  for (const { id, encoding, sha1_text_utf8: wanted } of known) {
    const bytes = await readFile(join(folder, 'chardet', id));
    const declared = /\.(?:html?|xml)$/.test(id) ? declaredEncoding(bytes) : null;
    const decoded = sniffBinary(bytes) === null ? decodeText(bytes, declared) : null;
    const hash = createHash('sha1')
      .update(decoded?.text ?? '')
      .digest('hex');
    if (hash !== wanted) wrong.push(`${id} (${encoding} taken for ${decoded?.encoding ?? 'no text'})`);
  }
  const right = known.length - wrong.length;
  const share = Number(((100 * right) / Math.max(1, known.length)).toFixed(1));
  return [{ set: 'encodings', files: truths.length, known: known.length, right, share, wrong }];
}
