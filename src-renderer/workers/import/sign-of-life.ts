/** Milliseconds after which a parser that reads on without an article gives a sign of life. */
const SIGN_OF_LIFE = 8000;

/** Waits for a value until a sign of life is due: then null. */
export async function within<Value>(value: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), SIGN_OF_LIFE);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets timers and messages have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
