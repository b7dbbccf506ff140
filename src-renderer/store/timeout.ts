/** IndexedDB on a full disk may neither finish nor fail; this is how such a wait ends. */
export class StoreTimeout extends Error {
  override readonly name = 'StoreTimeout';
}

/** Settles as `work` does, or rejects with StoreTimeout after so many milliseconds. */
export async function withTimeout<Value>(
  work: PromiseLike<Value>,
  milliseconds: number,
  what: string,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new StoreTimeout(`${what} took longer than ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
