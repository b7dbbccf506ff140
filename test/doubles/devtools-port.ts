import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Takes away what an earlier browser left in the profile; before every start with --remote-debugging-port=0. */
export function forgetDevtoolsPort(profileFolder: string): void {
  rmSync(join(profileFolder, 'DevToolsActivePort'), { force: true });
}

/** Port of the browser that was started on the profile; rejects when it names none within 30 s. */
export async function devtoolsPort(profileFolder: string): Promise<number> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    const text = await readFile(join(profileFolder, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = Number.parseInt(text, 10);
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the browser on ${profileFolder} names no DevTools port`);
}
