import { readdirSync, readFileSync } from 'node:fs';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended in between.
    return '';
  }
}

/** The command line of a process; empty where it is none. */
export function commandOf(pid: number): string {
  return read(`/proc/${String(pid)}/cmdline`);
}

/** MiB that lie in memory and belong to no file: those of files are there once for all processes. Linux only. */
export function memoryOf(pid: number): number {
  const status = read(`/proc/${String(pid)}/status`);
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0);
  return (of('RssAnon') + of('RssShmem')) / 1024;
}

/** A process and all that came from it. */
export function family(first: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const all: number[] = [];
  for (const queue = [first]; queue.length > 0;) {
    const pid = queue.shift()!;
    all.push(pid);
    queue.push(...(children.get(pid) ?? []));
  }
  return all;
}
