import { z } from 'zod';

// The window's policy forbids code made from strings, which is how zod would compile its guards.
z.config({ jitless: true });

/** zod, configured for every room: guards are interpreted, never compiled. */
export { z };

/** First complaint of a failed guard as "path: what is wrong", short enough for a sentence. */
export function complaintOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'invalid';
  const path = issue.path.map(String).join('.');
  return (path === '' ? issue.message : `${path}: ${issue.message}`).slice(0, 200);
}
