/** Calls back at most once a frame when something was scrolled or changed its size; returns how to stop. */
export function onScrollFrame(scroller: HTMLElement, update: () => void): () => void {
  let frame = 0;
  const later = (): void => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  scroller.addEventListener('scroll', later, { passive: true });
  const observer = new ResizeObserver(later);
  observer.observe(scroller);
  return () => {
    scroller.removeEventListener('scroll', later);
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
