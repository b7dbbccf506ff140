import type { RendererFiles } from '../shell/renderer-files.ts';
import { ISOLATION_HEADERS } from '../shell/security-headers.ts';
import { APP_ORIGIN } from './app-address.ts';

/** Answers one request to `app://`: a file of the built renderer with its headers, or a bare refusal. */
export function answerAppRequest(request: Request, files: RendererFiles): Response {
  const address = request.url;
  if (!address.startsWith(`${APP_ORIGIN}/`)) return refusal(403);
  if (request.method !== 'GET') return refusal(405);
  const answer = files.answer(address.slice(APP_ORIGIN.length).split(/[?#]/, 1)[0] ?? '');
  return answer ? new Response(answer.body, { status: 200, headers: answer.headers }) : refusal(404);
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: ISOLATION_HEADERS });
}
