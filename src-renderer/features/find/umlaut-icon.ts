import { createLucideIcon } from 'lucide-react';

/** The letter ä, for telling accents apart. */
export const UmlautIcon = createLucideIcon('umlaut', [
  ['circle', { cx: '11', cy: '15', r: '4.5', key: 'bowl' }],
  ['path', { d: 'M15.5 10.5v9', key: 'stem' }],
  ['path', { d: 'M8.5 5v.01', key: 'left' }],
  ['path', { d: 'M14 5v.01', key: 'right' }],
]);
