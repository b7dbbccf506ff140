import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textFingerprint } from '../../src-core/import/fingerprint/fingerprint.ts';
import { isSameStory } from '../../src-core/import/fingerprint/is-same-story.ts';
import { NearDuplicates } from '../../src-core/import/fingerprint/near-duplicates.ts';
import { runScorer, type ScoreLine, type ScoreOptions } from './score-set.ts';

interface StoryText {
  readonly _id: string;
  readonly lang: string;
  readonly text: string;
}

/** Puts texts into stories as a reader does who accepts every offer: each text joins what it is offered with. */
function storiesOf(texts: readonly StoryText[]): ReadonlyMap<string, string> {
  const near = new NearDuplicates();
  const parents = new Map<string, string>();
  const topOf = (id: string): string => {
    let top = id;
    for (let parent = parents.get(top); parent !== undefined; parent = parents.get(top)) top = parent;
    return top;
  };
  for (const { _id: id, text } of texts) {
    const print = textFingerprint(text);
    for (const other of near.near(print, (likeness) => isSameStory(likeness))) {
      const top = topOf(other.id);
      if (top !== topOf(id)) parents.set(top, topOf(id));
    }
    near.add(id, print);
  }
  return new Map(texts.map(({ _id: id }) => [id, topOf(id)]));
}

/** Pairs of texts put into one story, by language: human and machine translations of news. */
export async function scoreStories(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const file = join(options.dataDir, 'wmt-news', options.half, 'docs.jsonl');
  if (!existsSync(file)) return [];
  const texts = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StoryText);
  const folder = await mkdtemp(join(tmpdir(), 'florilegium-score-'));
  try {
    const lines: ScoreLine[] = [];
    // the others have hardly a story of more than one text
    for (const lang of ['de', 'fr']) {
      const stories = storiesOf(texts.filter((text) => text.lang === lang));
      const prediction = join(folder, `${lang}.jsonl`);
      const rows = [...stories].map(([_id, cluster]) => JSON.stringify({ _id, cluster }));
      await writeFile(prediction, rows.join('\n'));
      const args = ['--docs', file, '--pred', prediction, '--lang', lang];
      lines.push({ set: `stories ${lang}`, ...(await runScorer(options, 'score_neardup.mjs', args)) });
    }
    return lines;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
