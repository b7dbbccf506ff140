import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reanchor } from '../../src-core/anchor/reanchor.ts';
import type { AnchoredAnnotation } from '../../src-core/anchor/reanchor.ts';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, DocumentId } from '../../src-core/base/id.ts';
import { createPassageFinder } from '../../src-core/anchor/find-passage.ts';
import { scorePrediction } from './score-prediction.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

interface Case {
  readonly id: string;
  readonly page: string;
  readonly from: string;
  readonly to: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Quotes taken in one extraction of a page, found in another: right places, wrong places, false hits of what is gone. By quote
 * and context alone, as imported annotations are; then with both texts known, as for a new version of an article.
 */
export async function scoreAnchors(options: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(options.dataDir, 'annotations', 'reextraction', options.half);
  const casesFile = join(folder, 'cases.jsonl');
  if (!existsSync(casesFile)) return [];
  const texts = new Map<string, Record<string, string>>();
  for (const line of await linesOf(join(folder, 'texts.jsonl'))) {
    const row = JSON.parse(line) as { page: string; texts: Record<string, string> };
    texts.set(row.page, row.texts);
  }
  const cases = (await linesOf(casesFile)).map((line) => JSON.parse(line) as Case);
  const score = async (find: (each: Case, text: string) => Found): Promise<Record<string, unknown>> => {
    const lines = cases.map((each) =>
      JSON.stringify({ id: each.id, ...find(each, texts.get(each.page)?.[each.to] ?? '') }),
    );
    return scorePrediction(options, 'score_anchor.mjs', casesFile, lines.join('\n'), '--cases');
  };
  const alone = await score(({ start, exact, prefix, suffix }, text) => {
    const found = createPassageFinder(text).find({ exact, prefix, suffix }, { start });
    return { start: found?.start ?? null, end: found?.end ?? null };
  });
  const between = await score((each, text) =>
    betweenVersions(each, texts.get(each.page)?.[each.from] ?? '', text),
  );
  return [
    { set: 'reextraction', ...alone },
    { set: 'reextraction, both versions known', ...between },
  ];
}

interface Found {
  readonly start: number | null;
  readonly end: number | null;
}

function betweenVersions(
  { id, start, end, exact, prefix, suffix }: Case,
  before: string,
  text: string,
): Found {
  const [from, to] = [asId<DocumentId>('from'), asId<DocumentId>('to')];
  const annotation: AnchoredAnnotation = {
    id: asId<AnnotationId>(id),
    documentId: from,
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: { type: 'TextPositionSelector', start, end },
  };
  const [found] = reanchor([annotation], { documentId: from, text: before }, { documentId: to, text });
  const place = found?.fields?.position;
  return { start: place?.start ?? null, end: place?.end ?? null };
}

async function linesOf(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
}
