/** Runs tasks one after the other, in the order they came; a task that throws does not hold up the next. */
export type Serial = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** A queue of its own. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
