import type { HostApi } from '../../../src-core/contract/host-api.ts';
import { createServices } from '../../../src-renderer/app/create-services.ts';
import type { RunningServices, ServiceSurroundings } from '../../../src-renderer/app/create-services.ts';
import { createInlineImportWorker } from '../doubles/inline-import-worker.ts';
import { createInlineSearchWorker } from '../doubles/inline-search-worker.ts';

/** Services over a host with both workers in the test's own thread. */
export async function openServices(
  host: HostApi,
  surroundings: Partial<ServiceSurroundings> = {},
): Promise<RunningServices> {
  const services = await createServices(host, () => undefined, {
    startImportWorker: createInlineImportWorker,
    startSearchWorker: createInlineSearchWorker,
    startAnchorWorker: () => {
      throw new Error('the window finds annotations itself');
    },
    startPainterWorker: () => {
      throw new Error('pages are drawn in browsers only');
    },
    importWorkers: 2,
    parseLimit: 10_000,
    patience: 60_000,
    language: 'en',
    ...surroundings,
  });
  if (!services.ok) throw new Error(services.error.code);
  return services.value;
}
