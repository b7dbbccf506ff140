import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../../src-renderer/ui/parse-note.ts';
import { plainNote } from '../../../src-renderer/ui/plain-note.ts';
import { shownPart } from '../../../src-renderer/ui/shown-part.ts';

const SEED = 404;

describe('a note as it reads', () => {
  it('keeps HTML as text and loads no picture', () => {
    const nodes = parseNote(
      '<img src=x onerror=alert(1)> ![a map](http://x.invalid/m.png) [go](javascript:alert(1))',
    );
    expect(plainNote(nodes)).toBe('<img src=x onerror=alert(1)> a map [go](javascript:alert(1))');
    expect(JSON.stringify(nodes)).not.toContain('"type":"link"');
  });

  it('links articles and passages by their identifiers, in lists and in emphasis', () => {
    const nodes = parseNote('- see *[[article:01A|The *one*]]* and [[Other]]');
    expect(JSON.stringify(nodes)).toContain('"target":{"kind":"article","id":"01A"},"title":"The *one*"');
    expect(plainNote(nodes)).toBe('see The *one* and [[Other]]');
  });

  it('is one line of words where there is no more room', () => {
    expect(plainNote(parseNote('# Head\n\n- **a**b\n- c\n\n> d  \n> e'))).toBe('Head ab c d e');
  });

  it(`loses no word of plain text (seed ${SEED})`, () => {
    const word = fc.stringMatching(/^[a-zäöü]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        expect(plainNote(parseNote(words.join(' ')))).toBe(words.join(' '));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it(`shows a beginning that grows with each step to the whole (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 900 }),
        (piece, times) => {
          const note = piece.repeat(times);
          let length = -1;
          for (let steps = 0; length < note.length; steps += 1) {
            const part = shownPart(note, steps);
            expect(note.startsWith(part)).toBe(true);
            expect(part.length).toBeGreaterThan(length);
            if (part.length <= length) break;
            ({ length } = part);
          }
          expect(shownPart(note, 0).length).toBeLessThanOrEqual(2_000);
        },
      ),
      { seed: SEED, numRuns: 25 },
    );
  });
});
