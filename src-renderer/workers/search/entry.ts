import { createRpc } from '../rpc.ts';
import { INDEX_HOST_METHODS, NEWS } from './protocol.ts';
import type { IndexHost, SearchApi } from './protocol.ts';
import { createSearchSession } from './search-session.ts';

const rpc = createRpc(self, (method, request) => {
  const call = session[method as keyof SearchApi] as (request: unknown) => Promise<unknown>;
  return call(request);
});

const host = Object.fromEntries(
  INDEX_HOST_METHODS.map((method) => [method, (request: unknown) => rpc.call(method, request)]),
) as unknown as IndexHost;

const session = createSearchSession(host, (news) => void rpc.call(NEWS, news));
