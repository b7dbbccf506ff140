import type { AnnotationId } from '../../../src-core/base/id.ts';

const PREFIX = 'florilegium.draft.';

/** Which notes have a draft; null until somebody asks. Those that the window's storage did not take are among them. */
let open: ReadonlySet<string> | null = null;
const listeners = new Set<() => void>();

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
  const ids = draftIds();
  if (!ids.has(id)) tell(new Set([...ids, id]));
  try {
    localStorage.setItem(PREFIX + id, text);
    return true;
  } catch {
    return false;
  }
}

/** The draft is durable, or thrown away. */
export function forgetDraft(id: AnnotationId): void {
  const ids = draftIds();
  if (ids.has(id)) tell(new Set([...ids].filter((each) => each !== id)));
  try {
    localStorage.removeItem(PREFIX + id);
  } catch {
    // Shut: then nothing was kept.
  }
}

/** Annotations whose note has a draft; another set with each change. */
export function draftIds(): ReadonlySet<string> {
  open ??= new Set(keptKeys().flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : [])));
  return open;
}

/** Tells when there is another set of drafts; answers how to stop. */
export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(ids: ReadonlySet<string>): void {
  open = ids;
  for (const listener of listeners) listener();
}

function keptKeys(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
