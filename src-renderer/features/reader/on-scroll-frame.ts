/** Calls back at most once a frame when the element, or one within it, was scrolled, or it changed its size; returns how to stop. */
export function onScrollFrame(element: Element, update: () => void): () => void {
  let frame = 0;
  const later = (): void => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  // Scrolling does not bubble.
  element.addEventListener('scroll', later, { capture: true, passive: true });
  const observer = new ResizeObserver(later);
  observer.observe(element);
  return () => {
    element.removeEventListener('scroll', later, { capture: true });
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
