import type { AppError } from '../base/error-code.ts';
import type { Result } from '../base/result.ts';
import type { ByteSource } from './byte-source.ts';
import type { ImportedArticle, ImportedItems } from './imported-article.ts';

/** Items that may take long to come: gigabytes of an archive may lie before the first page. */
export interface PatientItems {
  /** The next item; 'working' where none came in time though the source was read on. Only one call at a time. */
  readonly next: () => Promise<IteratorResult<Result<ImportedArticle, AppError>, void> | 'working'>;
  /** Ends them. */
  readonly end: () => void;
}

/** Waits for a value, but only so long: null where it takes longer. */
export type Within = <Value>(value: Promise<Value>) => Promise<Value | null>;

/** Watches how items come; `within` waits as long as one may take without a sign of life. */
export function patientItems(items: ImportedItems, bytesRead: () => number, within: Within): PatientItems {
  let coming: ReturnType<ImportedItems['next']> | null = null;
  return {
    next: async () => {
      coming ??= items.next();
      for (;;) {
        const before = bytesRead();
        const next = await within(coming);
        if (next !== null) {
          coming = null;
          return next;
        }
        // A parser that hangs reads nothing: the caller's own limit ends it.
        if (bytesRead() > before) return 'working';
      }
    },
    end: () => {
      void items.return().catch(() => {});
    },
  };
}

/** Bytes after which a source lets other work have its turn. */
const BREATH = 8 * 1024 * 1024;

/** A source whose reading lets timers and messages through now and then, also where all its bytes are in memory. */
export function breathingSource(source: ByteSource, breathe: () => Promise<void>): ByteSource {
  let since = 0;
  return {
    size: source.size,
    read: async (start, end) => {
      since += Math.max(0, Math.min(end, source.size) - start);
      if (since > BREATH) {
        since = 0;
        await breathe();
      }
      return source.read(start, end);
    },
  };
}
