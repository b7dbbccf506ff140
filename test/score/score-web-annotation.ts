import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnnotationExport } from '../../src-core/export/web-annotation/export-annotations.ts';
import { bytesSource } from '../../src-core/import/byte-source.ts';
import { importArticles } from '../../src-core/import/import-articles.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../src-core/import/import-limits.ts';
import { annotationFlaws } from '../../src-core/import/web-annotation/annotation-flaws.ts';
import { annotatedSample, SAMPLE_MEANINGS, SAMPLE_TOPICS } from './annotated-sample.ts';
import { annotationAssertions, type Assertion } from './annotation-assertions.ts';
import type { ScoreLine, ScoreOptions } from './score-set.ts';

/** W3C's examples of the Web Annotation model, judged and imported, and its assertions, put to what is exported. */
export async function scoreWebAnnotation({ dataDir }: ScoreOptions): Promise<readonly ScoreLine[]> {
  const folder = join(dataDir, 'annotations');
  if (!existsSync(folder)) return [];
  return [
    { set: 'w3c-model-examples/correct', ...(await examples(join(folder, 'w3c-model-examples', 'correct'))) },
    {
      set: 'w3c-model-examples/incorrect',
      ...(await examples(join(folder, 'w3c-model-examples', 'incorrect'))),
    },
    { set: 'w3c-tests-assertions', ...assertions(join(folder, 'w3c-tests-assertions')) },
  ];
}

async function examples(folder: string): Promise<Readonly<Record<string, unknown>>> {
  let accepted = 0;
  let warned = 0;
  let refused = 0;
  const names = readdirSync(folder).toSorted();
  for (const name of names) {
    const bytes = readFileSync(join(folder, name));
    const source = bytesSource(bytes);
    let [isRefused, isWarned] = [false, flawsIn(bytes.toString('utf8'))];
    const input = { name, source, pasted: false };
    for await (const item of importArticles(input, DEFAULT_IMPORT_LIMITS)) {
      isRefused ||= !item.ok || item.value.importer !== 'web-annotation';
      isWarned ||= item.ok && item.value.warnings.includes('annotations-flawed');
    }
    if (isRefused) refused += 1;
    else if (isWarned) warned += 1;
    else accepted += 1;
  }
  return { files: names.length, accepted, warned, refused };
}

function flawsIn(text: string): boolean {
  try {
    return annotationFlaws(JSON.parse(text)).length > 0;
  } catch {
    return true;
  }
}

function assertions(folder: string): Readonly<Record<string, unknown>> {
  const values = exportedValues();
  const all = annotationAssertions(folder);
  const failing = (type: Assertion['type']): readonly string[] =>
    all
      .filter((each) => each.type === type && values[each.about].some((value) => !each.holds(value)))
      .map(({ name }) => name);
  const of = (type: Assertion['type']): number => all.filter((each) => each.type === type).length;
  const must = failing('must');
  return {
    annotations: values.annotation.length,
    must: of('must'),
    mustFailed: must,
    should: of('should'),
    shouldFailed: failing('should'),
  };
}

function exportedValues(): Readonly<Record<Assertion['about'], readonly unknown[]>> {
  const text = 'Ein Wort 🦊 und noch ein Wort, e\u0301n Wort.\nDas Ende.';
  const spans = [
    { start: 0, end: 8, note: '', topics: [] },
    { start: 9, end: 20, note: '**Markdown**', topics: [0, 1] },
    { start: 30, end: 40, note: '', topics: [2] },
    { start: 0, end: 0, note: 'page', topics: [], whole: true },
    { start: 0, end: 0, note: 'area', topics: [], area: { page: 0, left: 1, top: 2, width: 30, height: 4 } },
  ];
  const made = ['', 'https://example.org/a b', 'https://example.org/a'].map((url) =>
    annotatedSample(
      text,
      url,
      spans.map((span, colour) => ({ ...span, colour })),
    ),
  );
  const total = made.reduce((sum, { annotations }) => sum + annotations.length, 0);
  const now = '2026-11-22T10:00:00.000Z';
  const writer = createAnnotationExport(
    { id: 'score', label: 'Score', now, total },
    SAMPLE_TOPICS,
    SAMPLE_MEANINGS,
  );
  for (const { article, document, annotations } of made)
    writer.add({
      article,
      annotations,
      versions: [{ id: article.documentId, text: document.text, date: now }],
    });
  const collection = JSON.parse(writer.end().text) as {
    readonly first: { readonly items: readonly unknown[] };
  };
  return { collection: [collection], page: [collection], annotation: collection.first.items };
}
