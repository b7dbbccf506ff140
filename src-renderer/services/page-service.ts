import { appError } from '../../src-core/base/error-code.ts';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { Sha256 } from '../../src-core/base/id.ts';
import { failure, success } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { OriginalRef } from '../../src-core/model/article.ts';
import { connectPainter } from '../workers/pages/client.ts';
import type { PainterClient, PainterWorker } from '../workers/pages/client.ts';
import type { DrawnPage, DrawRequest, PageContent, PdfSummary } from '../workers/pages/protocol.ts';
import type { ProvenanceService } from './provenance-service.ts';

export type { PageLink, PagePlace, PdfSummary } from '../workers/pages/protocol.ts';

/** What is to be drawn of a page, and how soon: lower numbers first. */
export type PageDrawing = Omit<DrawRequest, 'serial'>;

/** A PDF whose pages can be drawn, in a worker of its own until it is closed. */
export interface OpenPages {
  readonly summary: PdfSummary;
  /** One at a time, the most urgent first (lower numbers). Fails with 'page-undrawable', 'parser-timeout' or 'cancelled'. */
  readonly draw: (
    drawing: PageDrawing,
    urgency: number,
    signal: AbortSignal,
  ) => Promise<Result<DrawnPage, AppError>>;
  /** `hasText`: whether places of letters are wanted. */
  readonly content: (page: number, hasText: boolean) => Promise<Result<PageContent, AppError>>;
  readonly close: () => void;
}

/** Shows PDFs as pages. */
export interface PageService {
  /**
   * Fails with 'file-encrypted' where a password is asked for, 'password-wrong', 'file-damaged', or what reading the
   * original fails with. A password that fits is remembered until the window closes, and written nowhere.
   */
  open(original: OriginalRef, password: string | null): Promise<Result<OpenPages, AppError>>;
  /** Keeps a password that opened the file elsewhere. */
  remember(original: OriginalRef, password: string): void;
}

/** Milliseconds that a worker may take for one page. */
const TIME_LIMIT = 30_000;
/** Milliseconds that a file stays open when nobody looks at it any more. */
const LINGER = 20_000;

interface Waiting {
  readonly urgency: number;
  readonly start: () => void;
}

/** Opens originals in painters; a painter that hangs or dies is replaced by the next request. */
export function createPageService(
  provenance: Pick<ProvenanceService, 'original'>,
  start: () => PainterWorker,
): PageService {
  const passwords = new Map<Sha256, string>();

  const connect = async (
    original: OriginalRef,
    password: string | null,
  ): Promise<Result<{ painter: PainterClient; summary: PdfSummary }, AppError>> => {
    const bytes = await provenance.original(original);
    if (!bytes.ok) return bytes;
    const painter = connectPainter(start(), original.name, TIME_LIMIT);
    const given = password ?? passwords.get(original.sha256) ?? null;
    const opened = await painter.open({ bytes: bytes.value, password: given });
    if (!opened.ok) {
      painter.stop();
      return opened;
    }
    if (given !== null) passwords.set(original.sha256, given);
    return success({ painter, summary: opened.value });
  };

  const openAnew = async (
    original: OriginalRef,
    password: string | null,
  ): Promise<Result<OpenPages, AppError>> => {
    const first = await connect(original, password);
    if (!first.ok) return first;
    let current: Promise<PainterClient> = Promise.resolve(first.value.painter);
    let closed = false;
    const waiting: Waiting[] = [];
    let busy = false;

    const painter = async (): Promise<PainterClient> => {
      const asked = current;
      const now = await asked;
      if (now.alive() || closed) return now;
      // Of all who find it dead the first replaces it: a second worker would be nobody's, and never end.
      if (current === asked) {
        current = connect(original, null).then(
          (again) => (again.ok ? again.value.painter : now),
          () => now,
        );
      }
      return current;
    };
    const next = (): void => {
      if (busy || waiting.length === 0) return;
      const best = waiting.reduce((least, each) => (each.urgency < least.urgency ? each : least));
      waiting.splice(waiting.indexOf(best), 1);
      busy = true;
      best.start();
    };
    const turn = (urgency: number): Promise<void> =>
      new Promise((resolve) => {
        waiting.push({ urgency, start: resolve });
        next();
      });

    return success({
      summary: first.value.summary,
      draw: async (drawing, urgency, signal) => {
        await turn(urgency);
        try {
          if (signal.aborted) return failure(appError('cancelled'));
          return await (await painter()).draw(drawing, signal);
        } finally {
          busy = false;
          next();
        }
      },
      content: async (page, hasText) => (await painter()).content(page, hasText),
      close: () => {
        closed = true;
        void current.then((last) => last.stop());
      },
    });
  };

  /** Open files with the number of those who have them open: pages and pictures in notes share one worker. */
  const shared = new Map<Sha256, { readonly file: Promise<Result<OpenPages, AppError>>; users: number }>();
  const service: PageService = {
    remember: ({ sha256 }, password) => void passwords.set(sha256, password),
    open: async (original, password) => {
      const { sha256 } = original;
      const begun = shared.get(sha256);
      const known = begun ?? { file: openAnew(original, password), users: 0 };
      shared.set(sha256, known);
      known.users += 1;
      const opened = await known.file;
      const leave = (): void => {
        known.users -= 1;
        // Whoever looks at the reading text for a moment finds the pages open again.
        setTimeout(() => {
          if (known.users > 0 || shared.get(sha256) !== known) return;
          shared.delete(sha256);
          if (opened.ok) opened.value.close();
        }, LINGER);
      };
      if (!opened.ok) {
        // The next one may know the password.
        if (shared.get(sha256) === known) shared.delete(sha256);
        return begun !== undefined && password !== null ? service.open(original, password) : opened;
      }
      let left = false;
      return success({
        ...opened.value,
        close: () => {
          if (!left) leave();
          left = true;
        },
      });
    },
  };
  return service;
}
