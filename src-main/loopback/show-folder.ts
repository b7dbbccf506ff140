import { spawn } from 'node:child_process';

/** Shows a folder in the system's file manager; rejects when there is no program for that. */
export async function showFolder(folder: string): Promise<void> {
  const program = { win32: 'explorer.exe', darwin: 'open' }[process.platform as string] ?? 'xdg-open';
  const shown = spawn(program, [folder], { stdio: 'ignore', detached: true });
  await new Promise<void>((resolve, reject) => {
    shown.once('spawn', resolve);
    shown.once('error', reject);
  });
  shown.unref();
}
