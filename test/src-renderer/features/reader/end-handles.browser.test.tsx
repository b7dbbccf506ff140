import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import type { HitRange } from '../../../../src-core/search/search-types.ts';
import { EndHandles } from '../../../../src-renderer/features/reader/EndHandles.tsx';
import { useTestLanguage } from '../../start-texts.ts';

it('keeps where the pointer was let go, though its last move is not drawn yet', async () => {
  await useTestLanguage('en');
  // A pointer that nobody moves cannot be captured.
  vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockReturnValue();
  const changed: HitRange[] = [];
  await render(
    <EndHandles
      text={'word '.repeat(20)}
      range={{ start: 0, end: 4 }}
      geometry={{ topOf: () => 0, near: { start: 0, end: 100 } }}
      rectOf={({ start }) => new DOMRect(start * 10, 0, 10, 20)}
      page={document.body}
      offsetAt={(x) => x}
      onDrag={() => undefined}
      onChange={(range) => changed.push(range)}
      onLeave={() => undefined}
    />,
  );
  const handle = document.querySelector('[data-passage-end=end]')!;
  for (const [type, clientX] of [
    ['pointerdown', 4],
    ['pointermove', 9],
    ['pointermove', 14],
    ['pointerup', 14],
  ] as const)
    handle.dispatchEvent(new PointerEvent(type, { clientX, button: 0, bubbles: true }));
  expect(changed).toEqual([{ start: 0, end: 14 }]);
});
