import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { AppError } from '../../../src-core/base/error-code.ts';
import {
  createVaultWriter,
  MARKDOWN_LABELS,
  type ExportedArticle,
  type MarkdownFile,
} from '../../../src-core/export/markdown/export-markdown.ts';
import { recordsOf } from '../../../src-core/journal/reducer.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import { EXIT, parseOptions, UsageError, type CliCommand } from '../arguments.ts';
import { exportedAnnotations } from '../exported-annotations.ts';
import { readArticleDocuments, topicIdsByAnnotation, topicsById } from '../notebook-index.ts';
import { openSession, type NotebookSession } from '../notebook-session.ts';
import { diskError } from '../../host/disk-error.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';

const HELP = `Exports a whole notebook.

  florilegium export NOTEBOOK --format FORMAT --out DIR [--language en|de]

  --format  markdown: one note an article below Articles/, one note a topic below Topics/
            w3c: all passages as Web Annotations in JSON-LD, which this and other programs read

Files of the same name in DIR are replaced; others are left alone.
`;

function annotationsByArticle(session: NotebookSession): ReadonlyMap<string, readonly Annotation[]> {
  const byArticle = new Map<string, Annotation[]>();
  for (const annotation of recordsOf(session.state, 'annotation')) {
    const list = byArticle.get(annotation.articleId);
    if (list) list.push(annotation);
    else byArticle.set(annotation.articleId, [annotation]);
  }
  for (const list of byArticle.values())
    list.sort((a, b) => a.position.start - b.position.start || a.position.end - b.position.end);
  return byArticle;
}

/** All files of the export, one article's text held at a time. */
async function* files(
  session: NotebookSession,
  language: 'en' | 'de',
  onError: (title: string, error: AppError) => void,
): AsyncGenerator<MarkdownFile> {
  const topics = topicsById(session.state);
  const linked = topicIdsByAnnotation(session.state);
  const annotations = annotationsByArticle(session);
  const articles = [...recordsOf(session.state, 'article')];
  const exported = (article: (typeof articles)[number]): ExportedArticle => ({
    article,
    document: null,
    annotations: (annotations.get(article.id) ?? []).map((annotation) => ({
      annotation,
      topicIds: linked.get(annotation.id) ?? [],
    })),
  });
  const vault = createVaultWriter(articles, topics, MARKDOWN_LABELS[language]);
  for (const article of articles) {
    const documents = await readArticleDocuments(session, [article]);
    if (!documents.ok) onError(article.title, documents.error);
    yield vault.article({
      ...exported(article),
      document: documents.ok ? (documents.value[0] ?? null) : null,
    });
  }
  yield* vault.topics(articles.map(exported));
}

/** `florilegium export`: the notebook as a Markdown vault, or its passages as Web Annotations. */
export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'export a notebook as Markdown or Web Annotations',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      format: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string', default: 'en' },
    });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw new UsageError('name one notebook folder');
    const { format } = values;
    if (format !== 'markdown' && format !== 'w3c') throw new UsageError('--format takes markdown or w3c');
    if (values.out === undefined) throw new UsageError('--out names the folder to write into');
    if (values.language !== 'en' && values.language !== 'de')
      throw new UsageError('--language takes en or de');
    const opened = await openSession(folder, { mustExist: true });
    if (!opened.ok) {
      io.note(`florilegium export: ${errorInOneLine(opened.error, 'en')}`);
      return EXIT.failed;
    }
    let written = 0;
    let damaged = 0;
    const onError = (title: string, error: AppError): void => {
      damaged += 1;
      io.note(`${title}: ${errorInOneLine(error, 'en')}`);
    };
    try {
      const session = opened.value;
      const label = basename(resolve(folder));
      for await (const file of format === 'w3c'
        ? exportedAnnotations(session, annotationsByArticle(session), label, onError)
        : files(session, values.language, onError)) {
        const path = join(values.out, ...file.path.split('/'));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, file.text);
        written += 1;
      }
    } catch (error) {
      io.note(`florilegium export: ${errorInOneLine(diskError(error, values.out), 'en')}`);
      return EXIT.failed;
    } finally {
      await opened.value.close();
    }
    io.note(`${written} files written to ${values.out}`);
    return damaged === 0 ? EXIT.ok : EXIT.failed;
  },
};
