import { createMemoryHost, createMemoryNotebook } from '../../../src-renderer/host/memory-host.ts';
import { describeHostConformance } from '../../src-core/contract/host-conformance.ts';

describeHostConformance('the memory host', async () => {
  const notebook = createMemoryNotebook();
  return {
    api: createMemoryHost(notebook),
    reopen: async () => createMemoryHost(notebook),
    close: async () => undefined,
  };
});
