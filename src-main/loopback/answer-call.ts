import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeFrame, encodeFrame } from '../../src-core/contract/frame.ts';
import { FRAME_CONTENT_TYPE } from '../../src-core/contract/frame-content-type.ts';
import { callHost } from '../../src-core/contract/guard-host.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { ISOLATION_HEADERS } from '../shell/security-headers.ts';
import { readBody } from './read-body.ts';
import type { Refusal } from './request-gate.ts';

/**
 * Answers POST /rpc/<method>: a frame with the request in, a frame with the Result out; a failure of the host is
 * still status 200. Returns a refusal, unsent, for what is no well-formed call. The caller has checked who asks.
 */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  api: HostApi,
  method: string,
  bodyLimit: number,
): Promise<Refusal> {
  if (request.method !== 'POST') return { status: 405, sentence: 'Calls are sent with POST.' };
  if (
    request.headers['content-type'] !== FRAME_CONTENT_TYPE ||
    request.headers['content-encoding'] !== undefined
  ) {
    return { status: 415, sentence: `Calls carry ${FRAME_CONTENT_TYPE}.` };
  }
  const body = await readBody(request, bodyLimit);
  if (body === null) return { status: 413, sentence: `A call may have at most ${bodyLimit} bytes.` };
  const decoded = decodeFrame(body, bodyLimit);
  const frame = encodeFrame(decoded.ok ? await callHost(api, method, decoded.value) : decoded);
  response.writeHead(200, {
    ...ISOLATION_HEADERS,
    'Content-Type': FRAME_CONTENT_TYPE,
    'Content-Length': frame.byteLength,
    'Cache-Control': 'no-store',
  });
  response.end(frame);
  return null;
}
