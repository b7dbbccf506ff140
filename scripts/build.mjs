import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { runScript, say } from './project.mjs';

/** `npm run build`: brings out/ up to date with the sources. */
await runScript(async () => {
  await ensureInstalled();
  if (!(await ensureBuilt())) say('Nothing changed since the last build.');
  return 0;
});
