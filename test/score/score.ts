import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SHARED_DATA } from '../shared-data.ts';
import { scoreAnchors } from './score-anchors.ts';
import { scoreDates } from './score-dates.ts';
import { scoreEncodings } from './score-encodings.ts';
import { scoreExtraction } from './score-extraction.ts';
import { scoreFormats } from './score-formats.ts';
import { scoreHypothesis } from './score-hypothesis.ts';
import { scoreLangid } from './score-langid.ts';
import { scorePassages } from './score-passages.ts';
import { scoreRetrieval } from './score-retrieval.ts';
import { scoreSegments } from './score-segments.ts';
import type { Score } from './score-set.ts';
import { scoreStories } from './score-stories.ts';
import { scoreTextFragments } from './score-text-fragments.ts';
import { scoreWebAnnotation } from './score-web-annotation.ts';

const SETS: Readonly<Record<string, Score>> = {
  extraction: scoreExtraction,
  segments: scoreSegments,
  dates: scoreDates,
  formats: scoreFormats,
  langid: scoreLangid,
  encodings: scoreEncodings,
  retrieval: scoreRetrieval,
  passages: scorePassages,
  stories: scoreStories,
  anchors: scoreAnchors,
  'text-fragments': scoreTextFragments,
  hypothesis: scoreHypothesis,
  'web-annotation': scoreWebAnnotation,
};

const HELP = `Feeds a test set that others wrote through the product and prints its scorer's figures, one JSON line a set.

  npm run --silent score -- SET… [--data DIR] [--half NAME] [--only TEXT]

  SET     ${Object.keys(SETS).join(', ')}, or all
  --data  folder of the sets (default: ../shared/data, or $FLORILEGIUM_DATA)
  --half  which half of each set (default: dev)
  --only  formats: only files whose path contains this
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    half: { type: 'string', default: 'dev' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});

const wanted = positionals.includes('all') ? Object.keys(SETS) : positionals;
const unknown = wanted.filter((name) => !(name in SETS));
if (values.help) {
  process.stdout.write(HELP);
} else if (wanted.length === 0 || unknown.length > 0) {
  process.stderr.write(unknown.length > 0 ? `score: unknown set ${unknown.join(', ')}\n\n${HELP}` : HELP);
  process.exitCode = 2;
} else {
  const dataDir = resolve(values.data ?? SHARED_DATA);
  if (existsSync(dataDir)) {
    for (const name of wanted) {
      const lines = await SETS[name]?.({ dataDir, half: values.half, only: values.only });
      for (const line of lines ?? []) process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  } else {
    process.stderr.write(`score: no test data at ${dataDir}\n`);
    process.exitCode = 1;
  }
}
