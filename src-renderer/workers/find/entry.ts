import { findInText } from '../../../src-core/text/find/find-in-text.ts';
import type { FindReply, FindRequest } from './protocol.ts';

let text = '';

self.addEventListener('message', ({ data }: MessageEvent<FindRequest>) => {
  text = data.text ?? text;
  const result = findInText(text, data.query, data.limit);
  self.postMessage({ id: data.id, result } satisfies FindReply);
});
