import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { openFirst, painted } from './article-text.ts';
import { drawApp } from './draw-app.tsx';

describe('a highlight in hand', () => {
  it('moves its ends by key, and by keys on its handles', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    await userEvent.keyboard('j{Alt>}1{/Alt}');
    await expect.poll(() => painted('annotation-yellow').length).toBe(1);
    const [sentence = ''] = painted('annotation-yellow');
    const words = sentence.split(' ');
    await userEvent.keyboard(']');
    await expect.poll(() => painted('annotation-yellow')[0]?.startsWith(`${sentence} `)).toBe(true);
    await userEvent.keyboard('[[[[[[');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(0, -2).join(' '));
    await userEvent.keyboard('{Shift>}}{/Shift}');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(1, -2).join(' '));

    await userEvent.keyboard('x');
    await expect.element(page.getByRole('slider', { name: 'End of the highlight' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(1, -1).join(' '));
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await expect.poll(() => painted('annotation-yellow')[0]).toBe(words.slice(1, -1).join(' ').slice(0, -1));
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement?.hasAttribute('data-reading-text')).toBe(true);
    // What the keys have in hand went along: the next colour is for the same words, not for a second highlight.
    await userEvent.keyboard('{Alt>}4{/Alt}');
    await expect.poll(() => painted('annotation-blue').length).toBe(1);
    expect(painted('annotation-yellow')).toEqual([]);
  });

  it('moves an end by dragging its handle', async () => {
    await drawApp({ articles: 1, coded: false });
    await openFirst();
    await userEvent.keyboard('j{Alt>}1{/Alt}');
    await expect.poll(() => painted('annotation-yellow').length).toBe(1);
    const [sentence = ''] = painted('annotation-yellow');
    const handle = page.getByRole('slider', { name: 'Start of the highlight' }).element();
    const spot = handle.getBoundingClientRect();
    const at = { pointerId: 1, bubbles: true, button: 0, clientY: spot.top + spot.height / 2 };
    // A pointer made by a script cannot be captured.
    handle.setPointerCapture = () => undefined;
    handle.dispatchEvent(new PointerEvent('pointerdown', { ...at, clientX: spot.left }));
    handle.dispatchEvent(new PointerEvent('pointermove', { ...at, clientX: spot.left + 60 }));
    await expect.poll(() => painted('reading-cursor')[0]?.length ?? 0).toBeLessThan(sentence.length);
    handle.dispatchEvent(new PointerEvent('pointerup', { ...at, clientX: spot.left + 60 }));
    await expect.poll(() => painted('annotation-yellow')[0]?.length).toBeLessThan(sentence.length);
    expect(sentence.endsWith(painted('annotation-yellow')[0] ?? 'nothing')).toBe(true);
  });
});
