import { runChecks } from './checks.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectNode, projectRoot, run, runScript, say } from './project.mjs';

/** `npm run check`: types, lint, format, dead code, and the import table. */
await runScript(async () => {
  await ensureInstalled();
  const { failed } = await runChecks(say);
  const vitest = `${projectRoot}/node_modules/vitest/vitest.mjs`;
  const layers = await run(projectNode, [vitest, 'run', '--project', 'unit', 'test/architecture'], {
    quiet: true,
  });
  say(`${layers.code === 0 ? 'ok  ' : 'FAIL'} layers`);
  if (layers.code !== 0) say(layers.output.trim());
  return failed === 0 && layers.code === 0 ? 0 : 1;
});
