import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { asId } from '../../../../src-core/base/id.ts';
import type { ArticleId } from '../../../../src-core/base/id.ts';
import { DEFAULT_IMPORT_LIMITS } from '../../../../src-core/import/import-limits.ts';
import { checkDocument } from '../../../../src-core/model/document-guard.ts';
import type { ImportProgress, ImportSource } from '../../../../src-renderer/services/import/importing.ts';
import { annotate } from '../../../../src-renderer/services/commands/annotate.ts';
import { correctMetadata } from '../../../../src-renderer/services/commands/correct-metadata.ts';
import { colourMeanings } from '../../../../src-renderer/services/colour-service.ts';
import { createDocumentReader } from '../../../../src-renderer/services/document-reader.ts';
import { createImportService } from '../../../../src-renderer/services/import/import-service.ts';
import { createTwinSource } from '../../../../src-renderer/services/import/twin-source.ts';
import { createLivePace } from '../../../../src-renderer/store/live-pace.ts';
import type { Projection } from '../../../../src-renderer/store/projection.ts';
import { createImportPool } from '../../../../src-renderer/workers/import/client.ts';
import { createInlineImportWorker } from '../../doubles/inline-import-worker.ts';
import { createMemoryInHandStore } from '../../doubles/memory-in-hand-store.ts';
import { createMemoryKeptHandles } from '../../doubles/memory-kept-handles.ts';
import { createWatchedHost } from '../../doubles/watched-host.ts';
import { openRunner, recordsIn } from '../open-runner.ts';

const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

async function notebook() {
  const host = createWatchedHost();
  const { projection, runner } = await openRunner(host);
  open.push(projection);
  let ids = 0;
  /** What happens between the planning of a batch and its turn. */
  const meanwhile = { run: async (): Promise<unknown> => null };
  const documents = createDocumentReader(host);
  const importing = createImportService({
    pool: createImportPool({
      size: 2,
      limits: DEFAULT_IMPORT_LIMITS,
      timeLimit: 5_000,
      start: createInlineImportWorker,
    }),
    limits: DEFAULT_IMPORT_LIMITS,
    unlocked: () => Promise.resolve(),
    articlesFrom: (sha256) => projection.read((lookup) => lookup.articlesFrom(sha256)),
    twins: createTwinSource(projection.read, documents),
    resembling: () => Promise.resolve(new Set()),
    topics: () => projection.read((lookup) => lookup.topics()),
    meanings: () => projection.read(colourMeanings),
    runner: {
      ...runner,
      append: async (...given) => {
        await meanwhile.run();
        return runner.append(...given);
      },
    },
    searchable: () => Promise.resolve(),
    flushIndex: () => Promise.resolve(),
    pace: createLivePace(),
    latestEvents: async () => [],
    kept: createMemoryKeptHandles(),
    inHand: createMemoryInHandStore(),
    guard: { hold: (_, work) => work(), held: async () => new Set() },
    newId: () => `new${String((ids += 1)).padStart(8, '0')}`,
    now: () => Date.now(),
  });
  const only = async () => {
    const articles = await projection.read((lookup) => lookup.articles());
    const [article] = articles;
    if (article === undefined || articles.length !== 1) throw new Error(`${articles.length} articles`);
    return article;
  };
  const textOf = async (id: ArticleId): Promise<string> => {
    const article = await projection.read((lookup) => lookup.get('article', id));
    const version = await projection.read((lookup) => lookup.get('document', article?.documentId ?? ''));
    const document = version === undefined ? null : await documents.read(version);
    if (document?.ok !== true) throw new Error('no text');
    expect(checkDocument(document.value).ok).toBe(true);
    return document.value.text;
  };
  return { host, projection, runner, importing, only, textOf, meanwhile };
}

const FIRST = 'Die Ministerin sprach am Freitag vor dem Ausschuss über die Lage an der Grenze.';
const SECOND = 'Sie blieb eine Stunde und beantwortete danach die Fragen der Abgeordneten.';
const THEN = 'Gern beantwortete jene die Fragen der Abgeordneten.';
const THIRD = 'Am Abend widersprach ihr die Opposition in einer Erklärung.';

const page = (
  name: string,
  paragraphs: readonly string[],
  { url = 'https://www.example.org/politik/ausschuss', title = 'Im Ausschuss', extra = '' } = {},
): ImportSource => {
  const html = `<html><head><title>${title}</title><link rel="canonical" href="${url}">${extra}</head>
    <body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
  return { type: 'file', path: name, file: new File([html], name) };
};

const text = (name: string, content: string): ImportSource => ({
  type: 'file',
  path: name,
  file: new File([content], name),
});

const outcomes = ({ report }: ImportProgress): readonly string[] =>
  report.map(({ path, outcome, warnings }) =>
    `${path} ${outcome} ${warnings.includes('new-version') ? 'version' : ''}`.trim(),
  );

describe('an import of what is there already', () => {
  it('names the same text in other bytes, and the same page once more, as duplicates', async () => {
    const { importing } = await notebook();
    await importing.run([page('a.html', [FIRST, SECOND])]);
    const again = await importing.run([
      page('b.html', [FIRST, SECOND], { extra: '<meta name="x" content="y">' }),
      page('c.html', [FIRST, SECOND], { url: 'http://example.org/politik/ausschuss/?utm_source=mail' }),
      text('d.txt', `Im Ausschuss\n\n${FIRST}\n\n${SECOND}\n`),
    ]);
    expect(again).toMatchObject({ imported: 0, duplicates: 3, failed: 0 });
    expect(new Set(again.report.map(({ title }) => title))).toEqual(new Set(['Im Ausschuss']));
  });

  it('names them in one run, too, whatever comes first', async () => {
    const { importing } = await notebook();
    const run = await importing.run([
      page('a.html', [FIRST, SECOND]),
      page('b.html', [FIRST, SECOND], { extra: '<meta name="x" content="y">' }),
      page('c.html', [FIRST, SECOND], { extra: '<meta name="x" content="z">' }),
    ]);
    expect(run).toMatchObject({ imported: 1, duplicates: 2 });
  });

  it('keeps the same text of another outlet as an article of its own', async () => {
    const { importing } = await notebook();
    const run = await importing.run([
      page('a.html', [FIRST, SECOND]),
      page('b.html', [FIRST, SECOND], { url: 'https://www.other.example/news/1' }),
    ]);
    expect(run).toMatchObject({ imported: 2, duplicates: 0 });
  });

  it('keeps pages of one site apart that have other titles, though their words are the same', async () => {
    const { importing } = await notebook();
    const run = await importing.run([
      page('a.html', [FIRST, SECOND], { url: 'https://example.org/a', title: 'Erster Bericht' }),
      page('b.html', [FIRST, SECOND], { url: 'https://example.org/b', title: 'Zweiter Bericht' }),
    ]);
    expect(run).toMatchObject({ imported: 2, duplicates: 0 });
  });

  it('keeps different articles apart that claim one address', async () => {
    const { importing } = await notebook();
    const run = await importing.run([
      page('a.html', [FIRST, SECOND]),
      page('b.html', ['Wissenschaftler fanden im Pazifik eine unbekannte Krebsart mit langen Fühlern.'], {
        title: 'Krebs entdeckt',
      }),
    ]);
    expect(run).toMatchObject({ imported: 2, duplicates: 0 });
  });

  it('makes a changed capture a version: original, text and annotations of the first are kept', async () => {
    const { importing, runner, only, textOf, projection, host } = await notebook();
    await importing.run([page('a.html', [FIRST, SECOND])]);
    const first = await only();
    const before = await textOf(first.id);
    const selected = { articleId: first.id, documentId: first.documentId, text: before };
    const mark = async (words: string) => {
      const start = before.indexOf(words);
      const made = await runner.run(annotate(selected, { start, end: start + words.length }, 'red'));
      if (!made.ok) throw new Error(made.error.code);
      return made.value.id;
    };
    const kept = await mark('Fragen der Abgeordneten');
    const edited = await mark('sprach am Freitag');
    const lost = await mark('Sie blieb eine Stunde und');
    await runner.run(correctMetadata(first.id, { site: 'Mein Blatt' }));

    const run = await importing.run([
      page('a.html', [THIRD, FIRST.replace('am Freitag', 'am Samstag'), THEN], {
        title: 'Im Ausschuss (neu)',
      }),
    ]);
    expect(outcomes(run)).toEqual(['a.html version version']);
    const second = await only();
    expect(second).toMatchObject({ id: first.id, title: 'Im Ausschuss (neu)', site: 'Mein Blatt' });
    expect(second.original.sha256).not.toBe(first.original.sha256);
    expect(await textOf(first.id)).toContain(THIRD);
    const versions = await projection.read((lookup) => lookup.documentsOf(first.id));
    expect(versions.map(({ version, original }) => [version, original?.sha256]).sort()).toEqual([
      [1, first.original.sha256],
      [2, second.original.sha256],
    ]);
    expect([...host.notebook.originals.keys()]).toEqual(
      expect.arrayContaining([first.original.sha256, second.original.sha256]),
    );
    const after = await projection.read((lookup) => lookup.annotationsOf(first.id));
    const found = after.find(({ id }) => id === kept);
    expect(found?.documentId).toBe(second.documentId);
    expect((await textOf(first.id)).slice(found?.position.start, found?.position.end)).toBe(
      'Fragen der Abgeordneten',
    );
    expect(after.find(({ id }) => id === edited)?.quote.exact).toBe('sprach am Samstag');
    expect(after.find(({ id }) => id === lost)?.documentId).toBe(first.documentId);

    const old = await importing.run([page('old.html', [FIRST, SECOND], { extra: '<!-- older -->' })]);
    expect(old).toMatchObject({ imported: 0, duplicates: 1 });
    expect((await importing.run([page('a.html', [FIRST, SECOND])])).duplicates).toBe(1);
  });

  it('takes along what is marked while it is read, and gives it back with undo', async () => {
    const { importing, runner, only, textOf, projection, meanwhile } = await notebook();
    await importing.run([page('a.html', [FIRST, SECOND])]);
    const first = await only();
    const before = await textOf(first.id);
    const selected = { articleId: first.id, documentId: first.documentId, text: before };
    const start = before.indexOf('Fragen der Abgeordneten');
    meanwhile.run = () => {
      meanwhile.run = async () => null;
      return runner.run(annotate(selected, { start, end: start + 23 }, 'red'));
    };
    await importing.run([page('a.html', [THIRD, FIRST, SECOND])]);
    const marked = async () => {
      const [annotation] = await projection.read((lookup) => lookup.annotationsOf(first.id));
      const { start: from = 0, end = 0 } = annotation?.position ?? {};
      return [annotation?.documentId, (await textOf(first.id)).slice(from, end)];
    };
    const second = await only();
    expect(second.documentId).not.toBe(first.documentId);
    expect(await marked()).toEqual([second.documentId, 'Fragen der Abgeordneten']);
    expect((await runner.undo()).ok).toBe(true);
    expect(await marked()).toEqual([first.documentId, 'Fragen der Abgeordneten']);
  });

  it('takes a version back with one undo, and brings it again with redo', async () => {
    const { importing, runner, projection } = await notebook();
    await importing.run([page('a.html', [FIRST, SECOND])]);
    const before = await recordsIn(projection);
    await importing.run([page('a.html', [FIRST, SECOND, THIRD])]);
    const after = await recordsIn(projection);
    expect((await runner.undo()).ok).toBe(true);
    const events = (records: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(records).filter(([key]) => !key.startsWith('event/')));
    expect(events(await recordsIn(projection))).toEqual(events(before));
    expect((await runner.redo()).ok).toBe(true);
    expect(events(await recordsIn(projection))).toEqual(events(after));
  });

  it('puts captures of one page that come in one run one behind the other, and takes all back', async () => {
    const { importing, only, projection, runner } = await notebook();
    const run = await importing.run([
      page('a.html', [FIRST, SECOND]),
      page('b.html', [FIRST, SECOND, THIRD]),
      page('c.html', [FIRST, THIRD]),
    ]);
    expect(run).toMatchObject({ imported: 1, versions: 2, duplicates: 0, failed: 0 });
    const article = await only();
    const versions = await projection.read((lookup) => lookup.documentsOf(asId<ArticleId>(article.id)));
    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
    expect((await runner.undo()).ok).toBe(true);
    expect(Object.keys(await recordsIn(projection)).filter((key) => !key.startsWith('event/'))).toEqual([]);
  });
});
