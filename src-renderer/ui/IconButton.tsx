import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { ButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { Tip } from './Tip.tsx';
import styles from './Button.module.css';

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** Name for screen readers and the tooltip. */
  readonly label: string;
  /** Key shown in the tooltip, e.g. "Ctrl K". */
  readonly keys?: string | undefined;
  readonly pressed?: boolean;
  readonly className?: string | undefined;
}

/** A button that shows an icon only; its name and key appear on hover and focus. */
export function IconButton({ icon: Icon, label, keys, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <Button
        {...rest}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        className={classNames(styles.button, styles.icon, pressed && styles.pressed, className)}
      >
        <Icon aria-hidden size={17} strokeWidth={1.6} />
      </Button>
    </Tip>
  );
}
