import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { utf8Environment } from '../../src-main/shell/utf8-environment.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Milliseconds between two looks at something that is waited for. */
const PAUSE = 200;

/** An event of a browser's trace; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** How long it took, and for how much of that its thread had a processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The real window with nobody looking on: an inspector that watches the network keeps what goes over it in memory. */
export interface PlainWindow {
  readonly host: ChildProcess;
  readonly browser: ChildProcess;
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Drops files and folders of the disk into the window. */
  readonly drop: (paths: readonly string[]) => Promise<void>;
  /** Waits until this expression is true in the window. */
  readonly until: (expression: string) => Promise<void>;
  /** What the browser's threads did meanwhile. */
  readonly trace: (work: () => Promise<void>) => Promise<readonly TraceEvent[]>;
  readonly close: () => Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly value?: readonly TraceEvent[] };
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

/** Starts host and browser on a notebook; `npm run build` comes before. */
export async function openPlainWindow(notebookFolder: string): Promise<PlainWindow> {
  const main = join(ROOT, 'src-main', 'loopback', 'main.ts');
  const host = spawn(process.execPath, [main, '--serve', notebookFolder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, FLORILEGIUM_STATE: `${notebookFolder}-state` },
  });
  const address = await printed(host.stdout, /http:\/\/\S+\/open\?token=\S+/u);
  const profile = `${notebookFolder}-browser`;
  await mkdir(profile, { recursive: true, mode: 0o700 });
  const flags = ['--headless', '--no-first-run', '--remote-debugging-port=0', '--window-size=1280,800'];
  const browser = spawn(
    process.env['FLORILEGIUM_CHROMIUM'] ?? '/usr/bin/chromium',
    [
      ...flags,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      '--lang=en-GB',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: utf8Environment() },
  );
  const { port } = new URL(await printed(browser.stderr, /ws:\/\/\S+/u));
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as readonly {
    readonly type: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve) => socket.addEventListener('open', resolve));

  const waiting = new Map<number, (message: Message) => void>();
  let sent = 0;
  let traced: TraceEvent[] = [];
  let traceDone = (): void => undefined;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else if (message.method === 'Tracing.dataCollected') traced.push(...(message.params?.value ?? []));
    else if (message.method === 'Tracing.tracingComplete') traceDone();
  });
  const send = (method: string, params: object = {}): Promise<Message> =>
    new Promise((resolve) => {
      sent += 1;
      waiting.set(sent, resolve);
      socket.send(JSON.stringify({ id: sent, method, params }));
    });
  const evaluate: PlainWindow['evaluate'] = async (expression) => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return answer.result?.result?.value;
  };
  const until: PlainWindow['until'] = async (expression) => {
    while ((await evaluate(expression)) !== true) await sleep(PAUSE);
  };

  await send('Page.navigate', { url: address });
  await until(`document.querySelector('[role=combobox]') !== null`);
  return {
    host,
    browser,
    evaluate,
    until,
    drop: async (paths) => {
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'])
        await send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
    },
    trace: async (work) => {
      traced = [];
      const done = new Promise<void>((resolve) => (traceDone = resolve));
      const traceConfig = { recordMode: 'recordAsMuchAsPossible', includedCategories: ['toplevel'] };
      await send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
      await work();
      await send('Tracing.end');
      await done;
      return traced;
    },
    close: async () => {
      const ended = Promise.all(
        [browser, host].map((each) => new Promise((resolve) => each.once('exit', resolve))),
      );
      browser.kill('SIGTERM');
      host.kill('SIGTERM');
      await ended;
    },
  };
}

/** The first match among what a program prints; the rest is let go. */
async function printed(output: Readable | null, pattern: RegExp): Promise<string> {
  if (output === null) throw new Error('it prints nowhere');
  const lines = createInterface({ input: output });
  for await (const line of lines) {
    const found = pattern.exec(line)?.[0];
    if (found === undefined) continue;
    output.resume();
    return found;
  }
  throw new Error('it ended without a word');
}
