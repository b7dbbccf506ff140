import '../../../src-renderer/ui/base.css';
import { beforeEach, expect, it, vi } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { Button } from '../../../src-renderer/ui/Button.tsx';
import { Sheet } from '../../../src-renderer/ui/Sheet.tsx';
import { ToastProvider, useToasts } from '../../../src-renderer/ui/toasts.tsx';

beforeEach(() => cleanup());

function Inside({ onUndo }: { readonly onUndo: () => void }) {
  const toasts = useToasts();
  const act = (): void => toasts.show({ text: 'It is done', action: { label: 'Undo', run: onUndo } });
  return <Button onPress={act}>Act</Button>;
}

it('a message about what was done in a sheet can be acted on while that is open, and leaves it open', async () => {
  const [undone, closed] = [vi.fn<() => void>(), vi.fn<() => void>()];
  await render(
    <ToastProvider label="Messages" closeLabel="Close message">
      <Sheet title="A sheet" closeLabel="Close" open onClose={closed}>
        <Inside onUndo={undone} />
      </Sheet>
    </ToastProvider>,
  );
  await userEvent.click(page.getByRole('button', { name: 'Act' }));
  await userEvent.click(page.getByRole('button', { name: 'Undo' }), { timeout: 3_000 });
  expect(undone).toHaveBeenCalledTimes(1);
  expect(closed).not.toHaveBeenCalled();
  await expect.element(page.getByRole('dialog', { name: 'A sheet' })).toBeVisible();
});
