import { FRAME_CONTENT_TYPE } from '../../src-core/contract/frame-content-type.ts';
import { decodeFrame, frameParts } from '../../src-core/contract/frame.ts';
import type { HostApi } from '../../src-core/contract/host-api.ts';
import { buildHostApi } from './build-host-api.ts';

/**
 * Fetch copies a body of bytes on the window's own thread, several times over: 16 MiB stop it for 150 ms. A blob hands
 * them out elsewhere.
 */
function bodyOf(request: unknown): Blob {
  // Our frames are never views into shared memory, which a blob would refuse.
  return new Blob(frameParts(request) as Uint8Array<ArrayBuffer>[]);
}

/** The host that served this page over HTTP. Frames go both ways; the session cookie rides along by itself. */
export function connectLoopbackHost(send: typeof fetch = (...request) => fetch(...request)): HostApi {
  return buildHostApi(async (method, request) => {
    const response = await send(`/rpc/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': FRAME_CONTENT_TYPE },
      body: bodyOf(request),
      cache: 'no-store',
      redirect: 'error',
    });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    const decoded = decodeFrame(new Uint8Array(await response.arrayBuffer()));
    return decoded.ok ? decoded.value : decoded;
  });
}
