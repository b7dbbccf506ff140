import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createPassageFinder } from '../../src-core/anchor/find-passage.ts';
import { lettersOfText } from '../../src-core/anchor/matching-form.ts';
import type { TextPositionSelector, TextQuoteSelector } from '../../src-core/model/annotation.ts';
import { importWholePage } from './import-whole-page.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

interface Baseline {
  readonly rows: readonly {
    readonly id: string;
    readonly target: readonly {
      readonly selector: readonly (
        TextQuoteSelector | TextPositionSelector | { readonly type: 'RangeSelector' }
      )[];
    }[];
  }[];
}

/** Letters behind the passage that must be those that stood behind the quote. */
const BEHIND = 5;

/** Annotations that Hypothesis made on its fixture pages, looked for in the pages' text: their very words at their place. */
export async function scoreHypothesis(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(options.dataDir, 'annotations', 'hypothesis-anchoring', 'html-baselines');
  if (!existsSync(folder)) return [];
  let cases = 0;
  const wrong: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
    const { rows } = JSON.parse(await readFile(join(folder, name), 'utf8')) as Baseline;
    const text = await importWholePage(join(folder, name.replace(/json$/u, 'html')));
    const finder = createPassageFinder(text);
    for (const { id, target } of rows) {
      const selectors = target.flatMap(({ selector }) => selector);
      const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector');
      const position = selectors.find((selector) => selector.type === 'TextPositionSelector');
      if (quote === undefined || position === undefined) continue;
      cases += 1;
      const found = finder.find(quote, position);
      const isThere =
        found !== null &&
        text.slice(found.start, found.end) === quote.exact &&
        lettersOfText(text.slice(found.end, found.end + 100)).startsWith(
          lettersOfText(quote.suffix).slice(0, BEHIND),
        );
      if (!isThere) wrong.push(id);
    }
  }
  return [{ set: 'hypothesis', cases, right: cases - wrong.length, wrong }];
}
