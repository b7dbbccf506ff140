import type { LineAxis } from '../../../src-core/anchor/letter-places.ts';
import type { PlacedText } from '../../../src-core/anchor/line-letters.ts';
import { boxOnPage } from '../../../src-core/import/pdf/text-run.ts';
import type { Turn, TurnedRuns } from '../../../src-core/import/pdf/text-run.ts';

const AXES: Readonly<Record<Turn, LineAxis>> = { 0: 'right', 90: 'down', 180: 'left', 270: 'up' };

/** The importer's runs of a page as boxes on the page as it is seen. */
export function placedTexts(turned: readonly TurnedRuns[]): readonly PlacedText[] {
  return turned.flatMap(({ turn, runs, pageWidth, pageHeight }) =>
    runs.map(({ text, left, top, right, bottom, rightToLeft }): PlacedText => {
      const [x1, y1, x2, y2] = boxOnPage([left, top, right, bottom], turn, pageWidth, pageHeight);
      return {
        text,
        axis: turn === 0 && rightToLeft ? 'left' : AXES[turn],
        left: x1 * 10,
        top: y1 * 10,
        width: (x2 - x1) * 10,
        height: (y2 - y1) * 10,
      };
    }),
  );
}
