import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Size of the window in pixels of the desktop; its place is left to the desktop, since screens come and go. */
export interface WindowShape {
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

const FIRST: WindowShape = { width: 1280, height: 860, maximized: false };

/** Shape the window had last, from the file of `rememberWindowShape`; a good one to begin with otherwise. */
export function lastWindowShape(file: string): WindowShape {
  try {
    const { width, height, maximized } = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowShape>;
    return isLength(width) && isLength(height) ? { width, height, maximized: maximized === true } : FIRST;
  } catch {
    return FIRST;
  }
}

/** Writes the shape down; failing to is no reason to disturb anybody. */
export function rememberWindowShape(file: string, shape: WindowShape): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(shape));
  } catch {
    // The next start opens the window as the one before did.
  }
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 20_000;
}
