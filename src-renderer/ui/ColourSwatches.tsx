import { Check } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ANNOTATION_COLOURS } from '../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import { useText } from '../i18n/text.ts';
import { Tip } from './Tip.tsx';
import styles from './ColourSwatches.module.css';

interface ColourSwatchesProps {
  readonly current: AnnotationColour | null;
  readonly onPick: (colour: AnnotationColour) => void;
}

/** The eight colours by name and key. */
export function ColourSwatches({ current, onPick }: ColourSwatchesProps) {
  const { t } = useText();
  return (
    <div role="group" aria-label={t('note.colour')} className={styles.swatches}>
      {ANNOTATION_COLOURS.map((colour, index) => {
        const name = t(`colour.${colour}`);
        return (
          <Tip key={colour} text={name} keys={`Alt ${String(index + 1)}`}>
            <Button
              aria-label={t('note.highlight', { colour: name })}
              className={styles.swatch ?? ''}
              style={{ backgroundColor: `var(--${colour})` }}
              onPress={() => onPick(colour)}
            >
              {colour === current ? <Check aria-hidden size={13} strokeWidth={2.4} /> : null}
            </Button>
          </Tip>
        );
      })}
    </div>
  );
}
