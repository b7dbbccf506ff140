import { ensureInstalled } from './ensure-installed.mjs';
import { runScript } from './project.mjs';

/** Brings node_modules up to date with the lockfile. */
await runScript(async () => {
  await ensureInstalled();
  return 0;
});
