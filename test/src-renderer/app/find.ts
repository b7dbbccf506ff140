import type { AppServices } from '../../../src-renderer/services/app-services.ts';
import type { ImportSource } from '../../../src-renderer/services/import/importing.ts';

/** A text file as the window would get it. */
export function textFile(path: string, content: BlobPart): ImportSource {
  return { type: 'file', path, file: new File([content], path.slice(path.lastIndexOf('/') + 1)) };
}

/** Keys of everything that a query finds, best first. */
export async function found(services: AppServices, query: string): Promise<readonly string[]> {
  const answer = await services.search.search({
    query,
    offset: 0,
    limit: 1000,
    sort: 'relevance',
    kinds: ['article', 'annotation', 'topic'],
    anyWord: false,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.hits.map(({ key }) => key);
}
