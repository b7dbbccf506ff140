import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { DocumentLocation } from '../../../src-core/model/article.ts';
import { recordsOf } from '../../../src-core/journal/reducer.ts';
import { verifyNotebook } from '../../../src-main/host/verify-notebook.ts';
import { readAll, valueOf } from '../../src-core/contract/host-conformance.ts';
import { stateAfter } from '../../src-core/journal/visible-records.ts';
import { temporaryNotebook } from './temporary-notebook.ts';

const SEED = 20_241_107;
const KILLS = 20;
const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));

it(
  `a host that is killed ${KILLS} times while it imports and annotates has kept all it acknowledged, and half of nothing (seed ${SEED})`,
  { timeout: 240_000 },
  async () => {
    const notebook = await temporaryNotebook();
    onTestFinished(() => notebook.remove());
    // Some kills come while the notebook is still being opened, most while it is being written.
    const moments = fc.sample(fc.record({ early: fc.nat(4), ms: fc.nat(120) }), {
      seed: SEED,
      numRuns: KILLS,
    });
    const acknowledged = new Set<string>();
    let written = 0;
    for (const [round, { early, ms }] of moments.entries()) {
      const first = String((round + 1) * 1_000_000);
      const child = spawn(process.execPath, [CHILD, notebook.folder, notebook.stateFolder, first], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      let errors = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      const gone = once(child, 'close');
      if (early > 0) {
        while (!output.includes('ready')) {
          expect(child.exitCode, errors).toBeNull();
          await delay(5);
        }
      } else await delay(100);
      await delay(ms);
      child.kill('SIGKILL');
      await gone;

      const lines = output.split('\n').slice(0, -1);
      expect(lines.filter((line) => line.startsWith('failed'))).toEqual([]);
      for (const line of lines) if (line.startsWith('ack ')) acknowledged.add(line.slice(4));

      const host = await notebook.open({ fileBytes: 40_000 });
      for (const { code } of host.description.reports) expect(code).toBe('journal-torn');
      const transactions = await readAll(host.api);
      const present = new Set(transactions.map(({ hlc }) => hlc));
      expect([...acknowledged].filter((hlc) => !present.has(hlc))).toEqual([]);
      expect(present.size).toBe(transactions.length);
      written = transactions.length;

      // Nothing half-applied: each article has its document and its original, whole.
      const state = stateAfter(transactions);
      const locations: DocumentLocation[] = [...recordsOf(state, 'document')].map(
        ({ location }) => location!,
      );
      expect(valueOf(await host.api.readDocuments({ locations })).documents).toHaveLength(locations.length);
      expect([...recordsOf(state, 'article')]).toHaveLength(locations.length);
      await host.close();
      expect(valueOf(await verifyNotebook(notebook.folder)).findings).toEqual([]);
    }
    console.log(`${KILLS} kills: ${acknowledged.size} acknowledged, ${written} found`);
    expect(acknowledged.size).toBeGreaterThan(KILLS);
  },
);
