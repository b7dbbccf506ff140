import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './checks.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { projectNode, projectRoot, run, runScript, say } from './project.mjs';

const REPORTS = join(projectRoot, '.cache', 'test-reports');
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Reads a suite's JSON report; a suite that died without one counts as one failure. */
function readReport(path, code, count) {
  if (!existsSync(path)) return { ...NOTHING, failed: 1 };
  const counts = count(JSON.parse(readFileSync(path, 'utf8')));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function runVitest(project) {
  const report = join(REPORTS, `${project}.json`);
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code } = await run(projectNode, [vitest, ...args]);
  return readReport(report, code, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
}

async function runPlaywright() {
  const report = join(REPORTS, 'e2e.json');
  const playwright = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  const { code } = await run(projectNode, [playwright, 'test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return readReport(report, code, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

const SUITES = {
  checks: () => runChecks(say),
  unit: () => runVitest('unit'),
  browser: () => runVitest('browser'),
  e2e: () => runPlaywright(),
};

/** `npm test`: installs what is missing, builds, and runs every suite, or those named: `npm test -- unit e2e`. */
await runScript(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    say(`There is no suite ${unknown.join(', ')}; the suites are ${Object.keys(SUITES).join(', ')}.`);
    return 2;
  }
  await ensureInstalled();
  const suites = wanted.length > 0 ? wanted : Object.keys(SUITES);
  if (suites.some((name) => name !== 'checks')) {
    // Tests of the shell build on the real bundles, and both browsers suites need a Chromium.
    process.env['FLORILEGIUM_CHROMIUM'] ??= await ensureChromium();
    await ensureBuilt();
  }
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const total = { ...NOTHING };
  for (const name of suites) {
    say(`\n== ${name} ==`);
    const counts = await SUITES[name]();
    say(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
});
