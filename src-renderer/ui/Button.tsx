import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import styles from './Button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  readonly children: ReactNode;
  /** quiet = text only, plain = hairline, strong = the one main action of a view. */
  readonly look?: 'quiet' | 'plain' | 'strong' | 'danger';
  readonly className?: string | undefined;
}

/** A labelled button. */
export function Button({ look = 'plain', className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(styles.button, styles[look], className)}>
      {children}
    </AriaButton>
  );
}
