import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describePassage } from '../../src-core/anchor/describe-passage.ts';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, TransactionId } from '../../src-core/base/id.ts';
import { recordsOf } from '../../src-core/journal/reducer.ts';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { Annotation } from '../../src-core/model/annotation.ts';
import { readArticleDocuments } from '../../src-main/cli/notebook-index.ts';
import { openSession } from '../../src-main/cli/notebook-session.ts';
import { seededRandom } from '../bench/random.ts';
import { seededCorpus } from '../bench/seeded-corpus.ts';
import { sharedData } from '../shared-data.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SEED = 11;
const WORDS_OF_PARAGRAPH = 80;
const PARAGRAPHS_OF_SECTION = 10;
const CREATED = '2024-10-20T08:00:00.000Z';

/** An article of the bench: its title is its name in the list. */
export interface BenchedArticle {
  readonly title: string;
  readonly words: number;
  readonly annotations: number;
}

/** Makes a notebook with these articles, of German news where the shared data has them, and random passages annotated. */
export async function writeReaderNotebook(
  folder: string,
  articles: readonly BenchedArticle[],
): Promise<void> {
  const source = `${folder}-pages`;
  await mkdir(source, { recursive: true });
  for (const [index, { title, words }] of articles.entries())
    await writeFile(join(source, `${index}.html`), pageOf(title, words));
  const cli = join(ROOT, 'src-main', 'cli', 'florilegium.ts');
  const run = spawn(process.execPath, [cli, 'import', folder, source], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(run, 'exit')) as [number];
  await rm(source, { recursive: true });
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  await annotate(folder, articles);
}

/** Annotates random stretches of 3 to 40 words, every third one with a note. */
async function annotate(folder: string, articles: readonly BenchedArticle[]): Promise<void> {
  const opened = await openSession(folder, { mustExist: true });
  if (!opened.ok) throw new Error(opened.error.code);
  const session = opened.value;
  const random = seededRandom(SEED);
  const all = [...recordsOf(session.state, 'article')];
  for (const { title, annotations } of articles) {
    if (annotations === 0) continue;
    const article = all.find((each) => each.title === title);
    const read = article === undefined ? null : await readArticleDocuments(session, [article]);
    const text = read?.ok === true ? read.value[0]?.text : undefined;
    if (article === undefined || text === undefined) throw new Error(`not imported: ${title}`);
    const starts = [...text.matchAll(/\S+/gu)].map(({ index }) => index);
    const ops = Array.from({ length: annotations }, (_, index) => {
      const first = Math.floor(random() * (starts.length - 50));
      const end = starts[first + 3 + Math.floor(random() * 37)] ?? text.length;
      const passage = describePassage(text, starts[first] ?? 0, end);
      if (passage === null) throw new RangeError(`no passage at ${first}`);
      const id = `bench-${title.length}-${index}`;
      const record: Annotation = {
        id: asId<AnnotationId>(id),
        articleId: article.id,
        documentId: article.documentId,
        ...passage,
        colour: ANNOTATION_COLOURS[index % ANNOTATION_COLOURS.length] ?? 'yellow',
        note: index % 3 === 0 ? `Note ${index}: compare with what the second source says about this.` : '',
        created: CREATED,
        modified: CREATED,
      };
      return { op: 'put' as const, kind: 'annotation' as const, id, record };
    });
    const done = await session.commit(
      { tx: asId<TransactionId>(`bench-${title.length}`), command: 'annotate', ops },
      [],
      [],
    );
    if (!done.ok) throw new Error(done.error.code);
  }
  await session.close();
}

/** A saved page with headings, paragraphs, emphasis and links. */
function pageOf(title: string, count: number): string {
  // no article may be another telling of the next: each begins elsewhere in the news and goes round
  const news = wordsOfNews(count + title.length * 2_000);
  const words = news.slice(title.length * 2_000);
  let html = `<html lang="de"><head><title>${title}</title></head><body><article><h1>${title}</h1>`;
  for (let at = 0, paragraph = 0; at < words.length; at += WORDS_OF_PARAGRAPH, paragraph += 1) {
    const part = words.slice(at, at + WORDS_OF_PARAGRAPH).map((word) => escaped(word));
    if (paragraph % PARAGRAPHS_OF_SECTION === 0) html += `<h2>${part.slice(0, 6).join(' ')}</h2>`;
    part[7] = `<em>${part[7]}</em>`;
    part[20] = `<a href="https://example.org/${paragraph}">${part[20]}</a>`;
    html += `<p>${part.join(' ')}</p>`;
  }
  return `${html}</article></body></html>`;
}

const escaped = (word: string): string => word.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function wordsOfNews(count: number): readonly string[] {
  const words: string[] = [];
  const file = sharedData('10kgnad', 'dev', 'docs.jsonl');
  const texts =
    file === null
      ? [...seededCorpus(count, SEED)].map(({ text }) => text)
      : readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => (JSON.parse(line) as { readonly text: string }).text);
  for (const text of texts) {
    words.push(...text.split(/\s+/u));
    if (words.length >= count) break;
  }
  return words.slice(0, count);
}
