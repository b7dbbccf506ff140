import { useCallback, useState } from 'react';
import type { Turn } from '../../../../src-core/import/pdf/text-run.ts';

const KEY = 'florilegium.page-turns';
/** Files whose turn is kept on this computer. */
const MOST = 500;

type Kept = readonly (readonly [file: string, turn: Turn])[];

function all(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Kept) : [];
  } catch {
    return [];
  }
}

function asTurn(degrees: unknown): Turn {
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}

/** By how much the pages of a file are turned clockwise, remembered on this computer, and what turns them a quarter on. */
export function usePageTurn(file: string): readonly [Turn, (by: 1 | -1) => void] {
  const [turn, setTurn] = useState(() => asTurn(all().find(([name]) => name === file)?.[1]));
  const turnBy = useCallback(
    (by: 1 | -1) => {
      const next = asTurn((turn + by * 90 + 360) % 360);
      const others = all().filter(([name]) => name !== file);
      const kept: Kept = next === 0 ? others : [...others, [file, next]];
      localStorage.setItem(KEY, JSON.stringify(kept.slice(-MOST)));
      setTurn(next);
    },
    [file, turn],
  );
  return [turn, turnBy];
}
