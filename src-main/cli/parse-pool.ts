import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { appError, type AppError } from '../../src-core/base/error-code.ts';
import { failure, success, type Result } from '../../src-core/base/result.ts';
import type { ImportedArticle } from '../../src-core/import/imported-article.ts';
import type { FileToParse, FromParser, ToParser } from './parse-protocol.ts';

/** What a parser may take for one file. */
export interface ParserLimits {
  /** Seconds a file may go without giving its next piece. */
  readonly seconds: number;
  /** MiB of heap; past that its thread ends and only its file is lost. */
  readonly heap: number;
}

const LIMITS: ParserLimits = { seconds: 30, heap: 2048 };

/** Parsers in threads of their own: one that hangs, dies or eats its memory costs one file, reported by name. */
export interface ParsePool {
  /** Articles of one file, in order; ends after an error that ends the file. */
  parse(file: FileToParse): AsyncGenerator<Result<ImportedArticle, AppError>>;
  /** How many files are parsed at once. */
  readonly size: number;
  close(): Promise<void>;
}

type Answer = FromParser | { readonly died: string } | { readonly timedOut: true };

function startParser({ heap }: ParserLimits): Worker {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  // One that is being ended may still say why it died; nobody listens then, and that must not end the program.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

function ask(worker: Worker, message: ToParser, seconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      worker.unref();
      resolve(answer);
    };
    const onMessage = (piece: FromParser): void => end(piece);
    const onError = (error: Error): void => end({ died: error.message });
    const onExit = (): void => end({ died: 'the parser ended' });
    const timer = setTimeout(() => end({ timedOut: true }), seconds * 1000);
    worker.ref();
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(message);
  });
}

/** Starts parsers as they are needed, one fewer than the machine has cores and at least one. */
export function createParsePool(
  size = Math.max(1, availableParallelism() - 1),
  limits: ParserLimits = LIMITS,
): ParsePool {
  const startWorker = (): Worker => startParser(limits);
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  let started = 0;
  const take = (): Promise<Worker> => {
    const free = idle.pop();
    if (free) return Promise.resolve(free);
    if (started < size) {
      started += 1;
      return Promise.resolve(startWorker());
    }
    return new Promise((resolve) => void waiting.push(resolve));
  };
  const give = (worker: Worker): void => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  async function* parse(file: FileToParse): AsyncGenerator<Result<ImportedArticle, AppError>> {
    let worker = await take();
    let busy = true;
    let part: Uint8Array | null = null;
    try {
      for (let message: ToParser = { type: 'parse', file }; busy; message = { type: 'next' }) {
        const answer = await ask(worker, message, limits.seconds);
        if ('items' in answer) {
          busy = !answer.last;
          for (const [at, item] of answer.items.entries()) {
            const own: Uint8Array | null = item.ok ? (item.value.part?.bytes ?? null) : part;
            if (!item.ok || item.value.part === null || part === null || !answer.sameParts.includes(at)) {
              part = own;
              yield item;
            } else yield success({ ...item.value, part: { ...item.value.part, bytes: part } });
          }
          continue;
        }
        void worker.terminate();
        worker = startWorker();
        busy = false;
        yield failure(
          'timedOut' in answer
            ? appError('parser-timeout', { file: file.name, seconds: String(limits.seconds) })
            : appError('parser-failed', { file: file.name, reason: answer.died }),
        );
      }
    } finally {
      if (busy) {
        // The caller stopped half-way: this parser still holds the rest of the file.
        void worker.terminate();
        worker = startWorker();
      }
      give(worker);
    }
  }
  return {
    parse,
    size,
    close: async () => {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
