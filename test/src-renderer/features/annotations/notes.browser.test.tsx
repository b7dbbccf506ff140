import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { cleanup, render, renderHook } from 'vitest-browser-react';
import { appError } from '../../../../src-core/base/error-code.ts';
import type { AppError } from '../../../../src-core/base/error-code.ts';
import { asId } from '../../../../src-core/base/id.ts';
import type { AnnotationId } from '../../../../src-core/base/id.ts';
import { NoteLine } from '../../../../src-renderer/features/annotations/NoteLine.tsx';
import { NoteRow } from '../../../../src-renderer/features/annotations/NoteRow.tsx';
import { draftIds, keptDraft } from '../../../../src-renderer/features/annotations/note-drafts.ts';
import { useNoteDraft } from '../../../../src-renderer/features/annotations/use-note-draft.ts';
import type { AnnotationWithTopics } from '../../../../src-renderer/services/app-services.ts';
import { useTestLanguage } from '../../start-texts.ts';

beforeEach(() => useTestLanguage('en'));
afterEach(() => cleanup());

const PLACE = { id: 'row', folded: 0, chosen: false, active: false, here: false, place: 1, of: 1 };
const ID = asId<AnnotationId>('note-1');

describe('a draft', () => {
  /** Something typed into a note, and how each attempt to write it ends. */
  async function typed() {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const written: ((error: AppError | null) => void)[] = [];
    const closed = vi.fn<() => void>();
    const hook = await renderHook(() =>
      useNoteDraft({ id: ID, note: '' }, true, () => new Promise((resolve) => written.push(resolve)), closed),
    );
    await hook.act(() => hook.result.current.hear('typed'));
    await hook.act(() => hook.result.current.save());
    const answer = (index: number, error: AppError | null) =>
      hook.act(async () => {
        written[index]?.(error);
        await vi.advanceTimersByTimeAsync(20_000);
      });
    return { ...hook, written, closed, answer };
  }
  const full = appError('disk-full');

  it('that was thrown away while it was being saved is not tried again, and says no failure', async () => {
    const { act, result, written, answer, closed } = await typed();
    await act(() => result.current.cancel());
    await answer(0, full);
    expect(written).toHaveLength(1);
    expect(result.current).toMatchObject({ text: null, failed: null });
    expect([closed.mock.calls.length, keptDraft(ID)]).toEqual([1, null]);
  });

  it('whose card goes while it is being saved is kept where that fails, and forgotten where it does not', async () => {
    const lost = await typed();
    await lost.unmount();
    await lost.answer(0, full);
    expect([lost.written.length, keptDraft(ID)]).toEqual([1, 'typed']);
    vi.useRealTimers();
    const saved = await typed();
    await saved.unmount();
    await saved.answer(0, null);
    expect(keptDraft(ID)).toBeNull();
  });

  it('is tried again for as long as it fails', async () => {
    const { written, answer, result } = await typed();
    await answer(0, full);
    expect(written).toHaveLength(2);
    expect(result.current).toMatchObject({ text: 'typed', failed: full });
    // Its card stays, also where there is no room for cards: nobody else tries again.
    expect(draftIds().has(ID)).toBe(true);
    await answer(1, null);
    expect(draftIds().has(ID)).toBe(false);
    expect(result.current).toMatchObject({ text: null, failed: null });
  });
});

describe('what a note is about', () => {
  const note = (fields: Partial<AnnotationWithTopics['annotation']>): AnnotationWithTopics => ({
    annotation: {
      id: ID,
      articleId: asId('article'),
      documentId: asId('document'),
      quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: 0, end: 0 },
      colour: 'yellow',
      note: '',
      created: '2024-11-10T00:00:00.000Z',
      modified: '',
      ...fields,
    },
    topics: [],
  });
  const area = { page: 2, left: 0, top: 0, width: 10, height: 10 };

  it.each([
    ['an area without words', note({ area }), 'Area on page 3'],
    ['the whole article', note({ wholeArticle: true }), 'About the whole article'],
  ])('is said in the list and in a crowded margin: %s', async (_, item, words) => {
    const { container } = await render(
      <>
        <NoteRow item={item} {...PLACE} onOpen={() => undefined} />
        <NoteLine items={[item]} actions={{ onGoTo: () => undefined, onHover: () => undefined }} />
      </>,
    );
    expect(container.querySelector('[role=option]')?.textContent).toContain(words);
    const line = container.querySelector('button');
    expect([line?.textContent, line?.dataset['quoted']]).toEqual([words, undefined]);
  });

  it('is followed by the note as it reads, in one line where there is no room, and without anything to press', async () => {
    const item = note({ note: '**Why** [[article:a|this one]] and https://example.org' });
    const { container } = await render(
      <>
        <NoteRow item={item} {...PLACE} onOpen={() => undefined} />
        <NoteLine items={[item]} actions={{ onGoTo: () => undefined, onHover: () => undefined }} />
      </>,
    );
    const row = container.querySelector('[role=option]');
    await expect.poll(() => row?.querySelector('strong')?.textContent).toBe('Why');
    expect(row?.textContent).toContain('Why this one and https://example.org');
    expect(row?.querySelector('a, button')).toBeNull();
    const line = container.querySelector('button');
    expect(line?.textContent).toBe('Why this one and https://example.org');
    expect(line?.ariaLabel).toBe('yellow: Why this one and https://example.org');
  });
});
