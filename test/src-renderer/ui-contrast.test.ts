import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';

const tokens = readFileSync(join(import.meta.dirname, '../../src-renderer/ui/tokens.css'), 'utf8');

type Colour = readonly [number, number, number];

function hex(text: string): Colour {
  const value = Number.parseInt(text.slice(1, 7), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** A token's value in the light (0) or dark (1) theme, from a part of the style sheet. */
function token(css: string, name: string, theme: 0 | 1): Colour {
  const [, value = ''] = new RegExp(`--${name}:\\s*([^;]+);`, 'u').exec(css) ?? [];
  const both = /light-dark\((#\w+), (#\w+)\)/u.exec(value);
  return hex(both === null ? value.trim() : (both[theme + 1] as string));
}

/** How much of the colour is in the tint, in percent. */
function share(colour: string, theme: 0 | 1): number {
  const [, mixes = ''] = new RegExp(`--tint-${colour}:([^;]+);`, 'u').exec(tokens) ?? [];
  return Number([...mixes.matchAll(/(\d+)%/gu)][theme]?.[1]);
}

function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('words on a highlight', () => {
  const sepia = tokens.slice(tokens.indexOf("[data-theme='sepia']"));
  const themes = [
    ['light', tokens, 0],
    ['dark', tokens, 1],
    ['sepia', sepia, 0],
  ] as const;
  for (const [name, css, theme] of themes) {
    it(`keep a contrast of 4.5 in all eight colours (${name})`, () => {
      const [page, ink] = [token(css, 'page', theme), token(css, 'ink', theme)];
      for (const colour of ANNOTATION_COLOURS) {
        const full = token(tokens, colour, theme);
        const part = share(colour, theme) / 100;
        const tint = full.map((value, at) => value * part + (page[at] as number) * (1 - part));
        expect(contrast(tint as unknown as Colour, ink), colour).toBeGreaterThan(4.5);
      }
    });
  }
});
