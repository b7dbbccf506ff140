import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Port a notebook was last served on, or 0: an address that stays the same lets a browser of one's own keep its
 * projection of the notebook instead of building it anew each time.
 */
export async function readRememberedPort(notebookState: string): Promise<number> {
  try {
    const port = Number.parseInt(await readFile(join(notebookState, 'port'), 'utf8'), 10);
    return port > 0 && port < 65_536 ? port : 0;
  } catch {
    return 0;
  }
}

/** Notes the port for the next time. */
export async function rememberPort(notebookState: string, port: number): Promise<void> {
  await mkdir(notebookState, { recursive: true, mode: 0o700 });
  await writeFile(join(notebookState, 'port'), String(port));
}
