import { describeHostConformance } from '../../src-core/contract/host-conformance.ts';
import { temporaryNotebook } from './temporary-notebook.ts';

describeHostConformance('the Node host', async () => {
  const notebook = await temporaryNotebook();
  let host = await notebook.open();
  return {
    api: host.api,
    reopen: async () => {
      await host.close();
      host = await notebook.open();
      return host.api;
    },
    close: async () => {
      await host.close();
      await notebook.remove();
    },
  };
});
