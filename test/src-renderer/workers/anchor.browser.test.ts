import { expect, test } from 'vitest';
import { reanchorNow } from '../../../src-core/import/new-version.ts';
import { findAgainIn, startAnchorWorker } from '../../../src-renderer/workers/anchor/client.ts';
import { annotatedVersions } from './annotated-versions.ts';

test("many annotations are found again off the window's thread, the same as in it", async () => {
  let started = 0;
  const [now, fresh] = annotatedVersions(40);
  const found = await findAgainIn(() => {
    started += 1;
    return startAnchorWorker();
  })(now, fresh);
  expect(found).toEqual(reanchorNow(now, fresh));
  expect(started).toBe(1);
});
