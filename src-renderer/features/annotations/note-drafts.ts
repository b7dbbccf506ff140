import type { AnnotationId } from '../../../src-core/base/id.ts';

const PREFIX = 'florilegium.draft.';

/** What was typed into a note and is not durable yet, or null. Outlives the window, also one that crashed. */
export function keptDraft(id: AnnotationId): string | null {
  try {
    return localStorage.getItem(PREFIX + id);
  } catch {
    return null;
  }
}

/** Keeps what was typed; false where the window's storage is full or shut, so that only the field has it. */
export function keepDraft(id: AnnotationId, text: string): boolean {
  try {
    localStorage.setItem(PREFIX + id, text);
    return true;
  } catch {
    return false;
  }
}

/** The draft is durable, or thrown away. */
export function forgetDraft(id: AnnotationId): void {
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Shut: then nothing was kept.
  }
}
