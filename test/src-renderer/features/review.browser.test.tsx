import { beforeAll, afterEach, expect, it } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { describePassage } from '../../../src-core/anchor/describe-passage.ts';
import { asId } from '../../../src-core/base/id.ts';
import type { AnnotationId, ArticleId, DocumentId } from '../../../src-core/base/id.ts';
import { appError } from '../../../src-core/base/error-code.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { AnnotationCheck } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import { buildDocument } from '../../../src-core/text/document-builder.ts';
import { ReviewPanel } from '../../../src-renderer/features/review/ReviewPanel.tsx';
import type { OpenCheck, ReviewService } from '../../../src-renderer/services/review-service.ts';
import { Announcer } from '../../../src-renderer/ui/announcer.tsx';
import { ToastProvider } from '../../../src-renderer/ui/toasts.tsx';
import { accessibilityProblems } from '../accessibility.ts';
import { fakeArticle } from '../fake-articles.ts';
import { useTestLanguage } from '../start-texts.ts';

beforeAll(() => useTestLanguage('en'));
afterEach(() => cleanup());

const BEFORE = 'Rund 10.000 Soldaten kamen an. Der Kreml wies das zurück.';
const AFTER = 'Es ist Dienstag. Mehr als 12.000 Soldaten kamen an.';
const OLD = asId<DocumentId>('old');
const elsewhere: Article = { ...fakeArticle(1), id: asId<ArticleId>('elsewhere') };
const here = fakeArticle(0);
const documentOf = (text: string) => buildDocument([{ type: 'paragraph', raw: text, marks: [] }], 'de');

function waiting(
  id: string,
  grade: AnnotationCheck['grade'],
  was: string,
  is: string,
  article = here,
): OpenCheck {
  const passage = (text: string, words: string) => {
    const start = text.indexOf(words);
    const found = describePassage(text, start, start + words.length);
    if (found === null) throw new Error(words);
    return found;
  };
  const check = { grade, score: 0.7, documentId: OLD, ...passage(BEFORE, was) };
  const now =
    is === ''
      ? { documentId: OLD, ...passage(BEFORE, was) }
      : { documentId: article.documentId, ...passage(AFTER, is) };
  const made = {
    colour: 'green',
    note: 'Woher *genau*? [[article:other|Quelle]]',
    created: article.added,
    modified: article.added,
  } as const;
  return {
    article,
    check,
    annotation: { id: asId<AnnotationId>(id), articleId: article.id, ...now, ...made, check },
  };
}

/** A queue that settles what is asked of it, and writes down what that was. */
function queueOf(checks: readonly OpenCheck[]) {
  const asked: string[] = [];
  let open = checks;
  const told = new Set<() => void>();
  const settle = (name: string, gone: (check: OpenCheck) => boolean) => {
    asked.push(name);
    open = open.filter((check) => !gone(check));
    for (const tell of told) tell();
  };
  const live = {
    subscribe: (tell: () => void) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    current: () => open,
  };
  const version = {
    id: OLD,
    articleId: here.id,
    version: 1,
    location: null,
    created: here.added,
    madeBy: 'x',
  };
  const service: ReviewService = {
    ofNotebook: () => live,
    ofArticle: () => live,
    counts: () => ({ ...live, current: () => ({ moved: 0, edited: 0, lost: 0, total: open.length }) }),
    sides: async (id) => {
      const found = open.find(({ annotation }) => annotation.id === id);
      if (found === undefined) throw new Error(id);
      const { annotation, check } = found;
      const range = annotation.documentId === OLD ? null : annotation.position;
      return success({
        before: { version, document: documentOf(BEFORE), range: check.position, near: 0 },
        after: { version: { ...version, version: 2 }, document: documentOf(AFTER), range, near: 5 },
      });
    },
    earlier: async () => success({ version, document: documentOf(BEFORE), range: null, near: 0 }),
    accept: async (id) => {
      settle(`accept ${id}`, ({ annotation }) => annotation.id === id);
      return success(null);
    },
    acceptAll: async (grade) => {
      settle(`accept all ${grade}`, ({ check }) => check.grade === grade);
      return success(1);
    },
    reattach: async () => success(null),
    detach: async (id) => {
      settle(`detach ${id}`, ({ annotation }) => annotation.id === id);
      return success(null);
    },
  };
  return { service, asked };
}

async function draw(checks: readonly OpenCheck[]) {
  await page.viewport(1280, 800);
  const { service, asked } = queueOf(checks);
  const shown: string[] = [];
  const panel = (articleId: ArticleId) => (
    <Announcer>
      <ToastProvider label="Messages" closeLabel="Close">
        <ReviewPanel
          service={service}
          articleId={articleId}
          notes={[]}
          links={{ onOpenLink: () => asked.push('link'), onCopyAddress: () => undefined }}
          onShow={({ annotation }) => shown.push(annotation.id)}
          onOpenArticle={(id) => shown.push(`open ${id}`)}
          onAttach={({ annotation }) => asked.push(`attach ${annotation.id}`)}
          onUndo={() => asked.push('undo')}
          onError={() => asked.push('error')}
          onClose={() => asked.push('close')}
        />
      </ToastProvider>
    </Announcer>
  );
  const { rerender } = await render(panel(here.id));
  return { asked, shown, service, open: (id: ArticleId) => rerender(panel(id)) };
}

it('shows what became of each passage, old and new side by side, and settles it by key', async () => {
  const { asked, shown } = await draw([
    waiting('edited', 'edited', 'Rund 10.000 Soldaten', 'Mehr als 12.000 Soldaten'),
    waiting('lost', 'lost', 'Kreml', ''),
    waiting('moved', 'moved', 'kamen an', 'kamen an'),
    waiting('far', 'edited', 'Kreml', 'Dienstag', elsewhere),
  ]);
  const panel = page.getByRole('region', { name: 'Passages to review' });
  await expect.element(panel.getByText('1 of 4')).toBeVisible();
  await expect
    .element(panel.getByRole('region', { name: 'Before' }).getByRole('deletion'))
    .toHaveTextContent('Rund 10.000');
  await expect
    .element(panel.getByRole('region', { name: 'Now' }).getByRole('insertion'))
    .toHaveTextContent('Mehr als 12.000');
  await expect.element(panel.getByRole('emphasis')).toHaveTextContent('genau');
  await panel.getByRole('button', { name: 'Quelle' }).click();
  expect(asked.splice(0)).toEqual(['link']);
  expect(await accessibilityProblems()).toEqual([]);
  await userEvent.keyboard('j');
  await expect.element(panel.getByText('not found in the new version')).toBeVisible();
  await userEvent.keyboard('krx');
  await expect.element(panel.getByText('not found in the new version')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(panel.getByText('the same words in another place')).toBeVisible();
  await userEvent.keyboard('{Shift>}a{/Shift}');
  // the next is in another article: whoever goes on in the queue is led there
  await expect.poll(() => shown.at(-1)).toBe('open elsewhere');
  await userEvent.keyboard('{Escape}');
  expect(asked).toEqual(['attach edited', 'detach edited', 'accept lost', 'accept all moved', 'close']);
  expect(shown).toEqual(['edited', 'lost', 'edited', 'lost', 'moved', 'open elsewhere']);
});

it('filters by grade, and does not lead away from an article that has nothing to review', async () => {
  const { asked, shown } = await draw([
    waiting('far', 'moved', 'kamen an', 'kamen an', elsewhere),
    waiting('lost', 'lost', 'Kreml', ''),
  ]);
  const panel = page.getByRole('region', { name: 'Passages to review' });
  await expect.element(panel.getByText('2 of 2')).toBeVisible();
  await panel.getByText('Moved 1').click();
  await expect.element(panel.getByText(/in other articles/u)).toBeVisible();
  expect(shown).toEqual(['lost']);
  await panel.getByRole('button', { name: /^Next/u }).click();
  expect([asked, shown.at(-1)]).toEqual([[], 'open elsewhere']);
});

it('does not lead back whoever opens another article after a step, or after a command that failed', async () => {
  const { shown, service, open, asked } = await draw([
    waiting('edited', 'edited', 'Rund 10.000 Soldaten', 'Mehr als 12.000 Soldaten'),
    waiting('lost', 'lost', 'Kreml', ''),
    waiting('far', 'edited', 'Kreml', 'Dienstag', elsewhere),
  ]);
  await expect.element(page.getByText('1 of 3')).toBeVisible();
  await userEvent.keyboard('j');
  await expect.element(page.getByText('2 of 3')).toBeVisible();
  await open(elsewhere.id);
  await expect.element(page.getByText('The passages that wait are in other articles.')).toBeVisible();
  await open(here.id);
  await expect.poll(() => shown.at(-1)).toBe('lost');
  Object.assign(service, { accept: () => Promise.resolve(failure(appError('disk-full'))) });
  await userEvent.keyboard('a');
  await expect.poll(() => asked).toEqual(['error']);
  await open(elsewhere.id);
  await expect.element(page.getByText('The passages that wait are in other articles.')).toBeVisible();
  expect(shown.filter((each) => each.startsWith('open'))).toEqual([]);
});
