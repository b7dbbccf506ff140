import type { HostApi } from '../../../src-core/contract/host-api.ts';
import { createServices } from '../../../src-renderer/app/create-services.ts';
import type { RunningServices, ServiceSurroundings } from '../../../src-renderer/app/create-services.ts';
import type { ImportSource } from '../../../src-renderer/services/app-services.ts';
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
    importWorkers: 2,
    parseLimit: 10_000,
    language: 'en',
    ...surroundings,
  });
  if (!services.ok) throw new Error(services.error.code);
  return services.value;
}

/** A text file as the window would get it. */
export function textFile(path: string, content: BlobPart): ImportSource {
  return { type: 'file', path, file: new File([content], path.slice(path.lastIndexOf('/') + 1)) };
}

/** Keys of everything that a query finds, best first. */
export async function found(services: RunningServices, query: string): Promise<readonly string[]> {
  const answer = await services.search.search({
    query,
    offset: 0,
    limit: 1000,
    sort: 'relevance',
    kinds: ['article', 'annotation', 'topic'],
    anyWord: false,
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.hits.map(({ key }) => key);
}
