/** Frames after which nobody waits for the focus any more. */
const PATIENCE = 60;

/** Brings the focus to an element that one of the next frames draws. */
export function focusWhenDrawn(find: () => HTMLElement | null, patience = PATIENCE): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element !== null) element.focus();
    else if (patience > 0) focusWhenDrawn(find, patience - 1);
  });
}
