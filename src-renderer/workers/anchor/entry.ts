import { reanchor } from '../../../src-core/anchor/reanchor.ts';
import { createRpc } from '../rpc.ts';
import type { ReanchorRequest } from './protocol.ts';

createRpc(self, async (_method, request) => {
  const { annotations, before, after } = request as ReanchorRequest;
  return reanchor(annotations, before, after);
});
