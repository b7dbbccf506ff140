import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { setColourMeaning } from '../../../src-renderer/services/commands/set-colour-meaning.ts';
import { colourMeanings } from '../../../src-renderer/services/colour-service.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import { openRunner } from './open-runner.ts';

describe('the meanings of colours', () => {
  it('are records of the notebook: set, changed, taken away, undone, and there after opening it anew', async () => {
    const host = createWatchedHost();
    const { projection, runner } = await openRunner(host);
    const now = () => projection.read(colourMeanings);
    await runner.run(setColourMeaning('yellow', '  Fact\n or so '));
    await runner.run(setColourMeaning('red', 'Question'));
    await runner.run(setColourMeaning('red', 'Doubt'));
    expect(await now()).toEqual({ yellow: 'Fact or so', red: 'Doubt' });
    await runner.run(setColourMeaning('yellow', ' '));
    expect(await now()).toEqual({ red: 'Doubt' });
    await runner.undo();
    await runner.undo();
    expect(await now()).toEqual({ yellow: 'Fact or so', red: 'Question' });
    projection.close();
    const again = await openRunner(createWatchedHost(host.notebook));
    expect(await again.projection.read(colourMeanings)).toEqual({ yellow: 'Fact or so', red: 'Question' });
  });

  it('that say nothing new write nothing', async () => {
    const host = createWatchedHost();
    const { runner } = await openRunner(host);
    await runner.run(setColourMeaning('blue', ''));
    await runner.run(setColourMeaning('blue', 'Name'));
    const before = host.transactions().length;
    await runner.run(setColourMeaning('blue', 'Name '));
    expect(host.transactions()).toHaveLength(before);
  });
});
