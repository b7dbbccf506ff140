import type { ImportRequest } from '../../../src-renderer/workers/import/protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  if (data.type === 'read' && data.name.startsWith('hang')) for (;;);
  if (data.type === 'read' && data.name.startsWith('die')) throw new Error('out of memory');
});
