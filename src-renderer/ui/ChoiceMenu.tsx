import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import menuStyles from './Menu.module.css';
import { Tip } from './Tip.tsx';

interface ChoiceMenuProps<Id extends string> {
  /** What is chosen; read out before the choice. */
  readonly label: string;
  readonly value: Id;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly onChange: (id: Id) => void;
  /** Class of the button. */
  readonly className: string | undefined;
  readonly placement: 'bottom start' | 'bottom end';
  /** Stands behind the choice on the button. */
  readonly icon?: ReactNode;
  /** Shows the icon alone; the choice is read out and in the tip. */
  readonly compact?: boolean;
}

/** A choice of one among several that opens from a button; the button shows what is chosen. */
export function ChoiceMenu<Id extends string>(props: ChoiceMenuProps<Id>) {
  const { label, value, options, onChange, className, placement, icon, compact = false } = props;
  const chosen = options.find((option) => option.id === value)?.label ?? value;
  return (
    <MenuTrigger>
      <Tip text={`${label}: ${chosen}`}>
        <Button className={className ?? ''} aria-label={`${label}: ${chosen}`}>
          {compact ? null : chosen}
          {icon}
        </Button>
      </Tip>
      <Popover className={menuStyles.popover ?? ''} placement={placement}>
        <Menu
          aria-label={label}
          className={menuStyles.menu ?? ''}
          selectionMode="single"
          selectedKeys={[value]}
          onAction={(key) => onChange(key as Id)}
        >
          {options.map((option) => (
            <MenuItem key={option.id} id={option.id} className={menuStyles.item ?? ''}>
              {option.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
