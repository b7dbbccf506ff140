import type { CSSProperties } from 'react';
import { classNames } from './class-names.ts';
import styles from './ColourDot.module.css';

/** A dot in one of the token colours (a custom property's name without dashes); its name must stand near it as text. */
export function ColourDot({ colour, large = false }: { readonly colour: string; readonly large?: boolean }) {
  const style: CSSProperties = { backgroundColor: `var(--${colour})` };
  return <span aria-hidden className={classNames(styles.dot, large && styles.large)} style={style} />;
}
