import { shownTitle } from '../markdown/source-line.ts';
import { csvLine } from './csv-line.ts';
import type { ExportedResult, ResultLabels } from './exported-result.ts';

/** Excel takes a CSV file for the system's old code page unless it begins so. */
const BYTE_ORDER_MARK = '\uFEFF';
/** Between the passages of one cell. */
const BETWEEN = ' […] ';

/** The first line of a table of results. */
export function csvHead(labels: ResultLabels): string {
  return (
    BYTE_ORDER_MARK +
    csvLine([
      labels.number,
      labels.kind,
      labels.title,
      labels.authors,
      labels.site,
      labels.published,
      labels.url,
      labels.language,
      labels.status,
      labels.words,
      labels.score,
      labels.topics,
      labels.note,
      labels.passages,
      labels.added,
      labels.original,
    ])
  );
}

/** The line of one result; `number` counts from 1 in the order of the search. */
export function csvResult(result: ExportedResult, number: number, labels: ResultLabels): string {
  const { article } = result;
  const passages = [...result.passages];
  if (result.morePassages > 0) passages.push(labels.more.replace('{n}', String(result.morePassages)));
  return csvLine([
    number,
    labels.kinds[result.kind],
    article === null ? (result.topics[0] ?? '') : shownTitle(article),
    article?.authors.join('; ') ?? '',
    article?.site ?? '',
    article?.published?.slice(0, 10) ?? '',
    article?.url ?? '',
    article === null || article.language === 'und' ? '' : article.language,
    article?.status ?? '',
    article?.words ?? '',
    result.score === 0 ? '' : Math.round(result.score * 1000) / 1000,
    result.topics.join('; '),
    result.note,
    passages.map((passage) => passage.replace(/\s+/gu, ' ')).join(BETWEEN),
    article?.added.slice(0, 10) ?? '',
    article?.original.name ?? '',
  ]);
}
