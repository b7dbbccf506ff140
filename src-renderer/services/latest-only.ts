/** Runs a task, now or when the one before has ended; a task that waits is forgotten when another one comes. */
export type LatestOnly = (task: () => Promise<void>) => void;

/** A place for one running and one waiting task: what is asked with every key does not pile up. */
export function createLatestOnly(): LatestOnly {
  let running = false;
  let waiting: (() => Promise<void>) | null = null;
  const run = async (task: () => Promise<void>): Promise<void> => {
    running = true;
    await task().catch(() => undefined);
    running = false;
    const next = waiting;
    waiting = null;
    if (next !== null) void run(next);
  };
  return (task) => {
    if (running) waiting = task;
    else void run(task);
  };
}
