import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId } from '../../../src-core/base/id.ts';
import { createCommandRunner } from '../../../src-renderer/services/command-runner.ts';
import { annotate } from '../../../src-renderer/services/commands/annotate.ts';
import { deleteAnnotation } from '../../../src-renderer/services/commands/delete-annotation.ts';
import { setNote } from '../../../src-renderer/services/commands/set-note.ts';
import { setPassage } from '../../../src-renderer/services/commands/set-passage.ts';
import { createDocumentReader } from '../../../src-renderer/services/document-reader.ts';
import { createTwinSource } from '../../../src-renderer/services/import/twin-source.ts';
import { createLiveCache } from '../../../src-renderer/services/live-cache.ts';
import { createVersionService } from '../../../src-renderer/services/version-service.ts';
import { createLivePace } from '../../../src-renderer/store/live-pace.ts';
import type { Projection } from '../../../src-renderer/store/projection.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { fakeDocument } from '../fake-articles.ts';
import { fillNotebook } from './fill-notebook.ts';
import { openRunner } from './open-runner.ts';

const SEED = 20261124;
const open: Projection[] = [];
afterEach(() => {
  for (const projection of open.splice(0)) projection.close();
});

/** A notebook whose article gets its versions from elsewhere: an import, another window. */
async function notebook() {
  const host = createWatchedHost();
  const { projection, runner } = await openRunner(host);
  open.push(projection);
  const [id = asId<ArticleId>('')] = await fillNotebook(runner, 1);
  const documents = createDocumentReader(host);
  let ids = 0;
  const elsewhere = createCommandRunner({
    host,
    read: projection.read,
    readVersion: createTwinSource(projection.read, documents).read,
    applied: (appended) => projection.apply(appended),
    newId: () => `else${String((ids += 1)).padStart(8, '0')}`,
    now: () => 1_700_000_000_000,
  });
  const lives = createLiveCache(projection, createLivePace());
  const versions = createVersionService(projection, lives, elsewhere, documents);
  const shown = async () => {
    const article = await projection.read((lookup) => lookup.get('article', id));
    const record = await projection.read((lookup) => lookup.get('document', article?.documentId ?? asId('')));
    const read = record === undefined ? null : await documents.read(record);
    const { text } = read?.ok === true ? read.value : fakeDocument(0);
    return { articleId: id, documentId: article?.documentId ?? asId(''), text };
  };
  const annotations = () => projection.read((lookup) => lookup.annotationsOf(id));
  return { id, projection, runner, elsewhere, versions, shown, annotations };
}

const A = asId<AnnotationId>('a');

describe('undo after another version came', () => {
  it('brings a deleted highlight back onto its words in the version that is shown now', async () => {
    const { id, runner, versions, shown, annotations } = await notebook();
    const { text, ...before } = await shown();
    const start = text.indexOf('\n') + 1;
    const words = text.slice(start, start + 30).trim();
    await runner.run(annotate({ ...before, text }, { start, end: start + 30 }, 'red', A));
    await runner.run(deleteAnnotation(A));
    await versions.editBlock(id, 0, { text: 'Ein ganz anderer Anfang, viel länger als zuvor.' });
    await runner.undo();
    const now = await shown();
    expect(now.documentId).not.toBe(before.documentId);
    const [back] = await annotations();
    expect(back).toMatchObject({ id: A, documentId: now.documentId, quote: { exact: words } });
    expect(now.text.slice(back?.position.start, back?.position.end)).toBe(words);
    await runner.redo();
    expect(await annotations()).toEqual([]);
  });

  it('and of a version takes along what was marked on it from elsewhere', async () => {
    const { id, runner, elsewhere, versions, shown, annotations } = await notebook();
    const { documentId } = await shown();
    await versions.editBlock(id, 0, { text: 'Ein neuer Anfang.' });
    const { text, ...now } = await shown();
    const start = text.indexOf('\n') + 1;
    await runner.run(annotate({ ...now, text }, { start, end: start + 30 }, 'red', A));
    await elsewhere.undo();
    expect(await annotations()).toMatchObject([
      { documentId, quote: { exact: text.slice(start, start + 30).trim() } },
    ]);
  });

  it(`leaves every annotation on the current version or in the queue (seed ${String(SEED)})`, async () => {
    const { id, runner, versions, shown, annotations } = await notebook();
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('mark', 'delete', 'ends', 'note', 'version', 'undo', 'redo', 'undo'), {
          minLength: 5,
          maxLength: 12,
        }),
        async (steps) => {
          for (const step of steps) {
            const text = await shown();
            const [first] = await annotations();
            made += 1;
            const start = (made * 7) % 60;
            const target = first?.id ?? A;
            if (step === 'mark') await runner.run(annotate(text, { start, end: start + 25 }, 'red'));
            else if (step === 'delete') await runner.run(deleteAnnotation(target));
            else if (step === 'ends')
              await runner.run(setPassage(target, text, { start, end: start + 25 + made }));
            else if (step === 'note') await runner.run(setNote(target, `note ${String(made)}`));
            else if (step === 'version')
              await versions.editBlock(id, 0, { text: `Anfang Nummer ${String(made)} des Textes.` });
            else if (step === 'undo') await runner.undo();
            else await runner.redo();
          }
          const now = await shown();
          for (const { documentId, quote, position, check = null } of await annotations()) {
            expect(documentId === now.documentId || check !== null).toBe(true);
            if (documentId === now.documentId)
              expect(now.text.slice(position.start, position.end)).toBe(quote.exact);
          }
        },
      ),
      { seed: SEED, numRuns: 25, endOnFailure: true },
    );
  });
});
