import { useMemo, useState } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import { LONGEST_MEANING } from '../../../src-core/model/colour-meaning.ts';
import { plainColourName } from '../../i18n/colour-names.ts';
import { useText } from '../../i18n/text.ts';
import type { ColourService } from '../../services/colour-service.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useLive } from '../../ui/use-live.ts';
import styles from './ColourMeaningFields.module.css';

interface ColourMeaningFieldsProps {
  readonly colours: ColourService;
  readonly onError: (error: AppError) => void;
}

/** What each of the eight colours stands for: a line each, kept when one leaves it or presses Enter. */
export function ColourMeaningFields({ colours, onError }: ColourMeaningFieldsProps) {
  const { t } = useText();
  const live = useMemo(() => colours.meanings(), [colours]);
  const meanings = useLive(live);
  return (
    <section>
      <h3 className={styles.heading}>{t('colours.title')}</h3>
      <p className={styles.hint}>{t('colours.hint')}</p>
      {meanings === undefined ? null : (
        <ul className={styles.list}>
          {ANNOTATION_COLOURS.map((colour, index) => (
            <MeaningField
              key={`${colour} ${meanings[colour] ?? ''}`}
              colour={colour}
              number={index + 1}
              meaning={meanings[colour] ?? ''}
              onMeaning={(meaning) =>
                void colours.setMeaning(colour, meaning).then((result) => {
                  if (!result.ok) onError(result.error);
                })
              }
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface MeaningFieldProps {
  readonly colour: AnnotationColour;
  readonly number: number;
  readonly meaning: string;
  readonly onMeaning: (meaning: string) => void;
}

function MeaningField({ colour, number, meaning, onMeaning }: MeaningFieldProps) {
  const { t, language } = useText();
  const [typed, setTyped] = useState(meaning);
  const name = plainColourName(colour, language);
  const keep = (): void => {
    if (typed.trim() !== meaning) onMeaning(typed);
  };
  return (
    <li className={styles.line}>
      <ColourDot colour={colour} large />
      <span className={styles.name}>{name}</span>
      <input
        aria-label={t('colours.meaningOf', { colour: name })}
        placeholder={t('colours.none')}
        maxLength={LONGEST_MEANING}
        value={typed}
        className={styles.field}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
      <Keys keys={`Alt ${String(number)}`} />
    </li>
  );
}
