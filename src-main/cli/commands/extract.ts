import { appError, type AppError } from '../../../src-core/base/error-code.ts';
import { bodyText, contentText } from '../../../src-core/import/article-records.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../src-core/import/import-limits.ts';
import type { ImportedArticle } from '../../../src-core/import/imported-article.ts';
import type { Block } from '../../../src-core/model/document.ts';
import { EXIT, parseOptions, UsageError, type CliCommand } from '../arguments.ts';
import { createParsePool } from '../parse-pool.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';
import { readFileToKeep, walkFiles } from '../walk-files.ts';

const HELP = `Extracts articles from files without a notebook.

  florilegium extract FILE… --json

One JSON line an article: file, title, author[], published, modified, language, site, text, captions[],
boilerplate[], warnings[];
or file and error {code, message} for a file that failed. A folder stands for all files in it.

  --json   print JSON lines (without it: title and text for reading)
`;

/**
 * The article's text, its captions, and what was folded as boilerplate. A page's captions belong to its pictures and stand
 * apart; in plain text a caption is a line like any other and stays in place.
 */
function texts({ document, importer }: ImportedArticle): {
  readonly text: string;
  readonly captions: readonly string[];
  readonly boilerplate: readonly string[];
} {
  const texts = (wanted: (block: Block) => boolean): string[] =>
    document.blocks.filter(wanted).map((block) => document.text.slice(block.start, block.end));
  return {
    text: importer === 'html' || importer === 'mhtml' ? bodyText(document) : contentText(document),
    captions: texts((block) => block.role === undefined && block.type === 'caption'),
    boilerplate: texts((block) => block.role !== undefined),
  };
}

function jsonLine(file: string, article: ImportedArticle): string {
  const { metadata } = article;
  return JSON.stringify({
    file,
    title: metadata.title,
    author: metadata.authors,
    published: metadata.published,
    modified: metadata.modified,
    language: metadata.language,
    site: metadata.site,
    ...texts(article),
    warnings: article.warnings,
  });
}

/** `florilegium extract`: what the importers make of files, for scripts and scores. */
export const extractCommand: CliCommand = {
  name: 'extract',
  summary: 'print the articles found in files as JSON lines',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, { json: { type: 'boolean', default: false } });
    if (positionals.length === 0) throw new UsageError('name at least one file');
    const pool = createParsePool();
    let failed = 0;
    const fail = (file: string, error: AppError): void => {
      failed += 1;
      if (values.json)
        io.line(JSON.stringify({ file, error: { code: error.code, message: errorInOneLine(error, 'en') } }));
      else io.note(`${file}: ${errorInOneLine(error, 'en')}`);
    };
    const extract = async (path: string, name: string): Promise<void> => {
      const read = await readFileToKeep({ path, name }, DEFAULT_IMPORT_LIMITS);
      if (!read.ok) return fail(path, read.error);
      let found = 0;
      for await (const item of pool.parse({ name, path, bytes: read.value })) {
        found += 1;
        if (!item.ok) fail(path, item.error);
        else if (values.json) io.line(jsonLine(path, item.value));
        else io.line(`# ${item.value.metadata.title}\n\n${texts(item.value).text}\n`);
      }
      if (found === 0) fail(path, appError('file-no-text', { file: name }));
    };
    for (const path of positionals) {
      for await (const file of walkFiles(path)) {
        if (file.ok) await extract(file.value.path, file.value.name);
        else fail(file.error.path, file.error);
      }
    }
    await pool.close();
    return failed === 0 ? EXIT.ok : EXIT.failed;
  },
};
