import { useCallback, useState } from 'react';
import type { Turn } from '../../../../src-core/import/pdf/text-run.ts';
import { keptByFile } from './kept-by-file.ts';

/** Those of as many files are remembered on this computer. */
const turns = keptByFile('florilegium.page-turns', 500);

function asTurn(degrees: unknown): Turn {
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}

/** By how much the pages of a file are turned clockwise, remembered on this computer, and what turns them a quarter on. */
export function usePageTurn(file: string): readonly [Turn, (by: 1 | -1) => void] {
  const [turn, setTurn] = useState(() => asTurn(turns.of(file)));
  const turnBy = useCallback(
    (by: 1 | -1) => {
      const next = asTurn((turn + by * 90 + 360) % 360);
      turns.keep(file, next === 0 ? null : next);
      setTurn(next);
    },
    [file, turn],
  );
  return [turn, turnBy];
}
