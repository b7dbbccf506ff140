/** An import worker that hangs on files named "hang…" and dies on files named "die…"; others go the usual way. */
import '../../../src-renderer/workers/import/entry.ts';
import type { ImportRequest } from '../../../src-renderer/workers/import/protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  if (data.type === 'read' && data.name.startsWith('hang')) for (;;);
  if (data.type === 'read' && data.name.startsWith('die')) throw new Error('out of memory');
});
