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
  /** One at a time, the most urgent first (lower numbers). Fails with 'page-undrawable', 'page-slow' or 'cancelled'. */
  readonly draw: (
    drawing: PageDrawing,
    urgency: number,
    signal: AbortSignal,
  ) => Promise<Result<DrawnPage, AppError>>;
  /** `hasText`: whether places of letters are wanted. */
  readonly content: (page: number, hasText: boolean) => Promise<Result<PageContent, AppError>>;
  /** Gives a page that was given up for its slowness another chance, and more time. */
  readonly again: (page: number) => void;
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

/** Milliseconds that a worker may take to open a file, for one page of it, and for one that is asked for again. */
const OPEN_LIMIT = 30_000;
const PAGE_LIMIT = 10_000;
const PATIENT_LIMIT = 60_000;
/** What lies on a page is asked for behind the pages in sight, before small pictures. */
const CONTENT_URGENCY = 400;
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
    const painter = connectPainter(start(), original.name, OPEN_LIMIT);
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
    /** What took too long, by what it was: the other pages shall not wait for it over and over. */
    const slow = new Map<string, AppError>();
    const patient = new Set<number>();

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

    const inTurn = async <Value>(
      urgency: number,
      name: string,
      work: () => Promise<Result<Value, AppError>>,
    ): Promise<Result<Value, AppError>> => {
      await turn(urgency);
      try {
        const known = slow.get(name);
        if (known !== undefined) return failure(known);
        const result = await work();
        if (!result.ok && result.error.code === 'page-slow') slow.set(name, result.error);
        return result;
      } finally {
        busy = false;
        next();
      }
    };

    return success({
      summary: first.value.summary,
      draw: (drawing, urgency, signal) =>
        inTurn(urgency, `draw ${String(drawing.page)}`, async () => {
          if (signal.aborted) return failure(appError('cancelled'));
          const limit = patient.has(drawing.page) ? PATIENT_LIMIT : PAGE_LIMIT;
          return (await painter()).draw(drawing, limit, signal);
        }),
      content: (page, hasText) =>
        inTurn(CONTENT_URGENCY, `content ${String(page)}`, async () =>
          (await painter()).content(page, hasText, PAGE_LIMIT),
        ),
      again: (page) => {
        patient.add(page);
        slow.delete(`draw ${String(page)}`);
      },
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
