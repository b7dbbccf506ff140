import type { enReading } from './en-reading.ts';

/** Sentences about how articles are set and gone through, in German. */
export const deReading: Readonly<Record<keyof typeof enReading, string>> = {
  'look.title': 'Satz des Textes',
  'look.size': 'Schriftgröße',
  'look.face': 'Schrift',
  'look.face.serif': 'Mit Serifen',
  'look.face.sans': 'Serifenlos',
  'look.width': 'Zeilenlänge',
  'look.width.narrow': 'Kurz',
  'look.width.normal': 'Normal',
  'look.width.wide': 'Lang',
  'look.spacing': 'Zeilenabstand',
  'look.spacing.close': 'Eng',
  'look.spacing.normal': 'Normal',
  'look.spacing.open': 'Weit',
  'look.align': 'Ausrichtung',
  'look.align.ragged': 'Flattersatz',
  'look.align.justified': 'Blocksatz',
  'look.hyphens': 'Silbentrennung',
  'look.hyphens.on': 'Nach Sprache',
  'look.hyphens.off': 'Aus',
};
