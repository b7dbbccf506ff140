import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Tip } from '../../ui/Tip.tsx';
import styles from './SearchBox.module.css';

interface BoxButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys: string;
  readonly onPress: () => void;
}

/** A small round button inside the search box. */
export function BoxButton({ icon: Icon, label, keys, onPress }: BoxButtonProps) {
  return (
    <Tip text={label} keys={keys}>
      <Button aria-label={label} className={styles.button ?? ''} onPress={onPress}>
        <Icon aria-hidden size={15} strokeWidth={1.7} />
      </Button>
    </Tip>
  );
}
