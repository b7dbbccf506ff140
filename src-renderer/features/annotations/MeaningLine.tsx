import { useMemo, useState } from 'react';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import { LONGEST_MEANING } from '../../../src-core/model/colour-meaning.ts';
import { plainColourName } from '../../i18n/colour-names.ts';
import { useText } from '../../i18n/text.ts';
import type { ColourService } from '../../services/colour-service.ts';
import { useLive } from '../../ui/use-live.ts';
import styles from './NoteCard.module.css';

interface MeaningLineProps {
  readonly colour: AnnotationColour;
  readonly colours: ColourService;
  readonly onMeaning: (meaning: string) => void;
}

/** What a colour stands for, below the swatches: Enter keeps it. */
export function MeaningLine({ colour, colours, onMeaning }: MeaningLineProps) {
  const { t, language } = useText();
  const live = useMemo(() => colours.meanings(), [colours]);
  const meaning = useLive(live)?.[colour] ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const name = plainColourName(colour, language);
  return (
    <input
      aria-label={t('colours.meaningOf', { colour: name })}
      placeholder={t('colours.meaningOf', { colour: name })}
      maxLength={LONGEST_MEANING}
      value={typed ?? meaning}
      className={styles.meaning}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onMeaning(typed ?? meaning);
      }}
      onBlur={() => {
        if (typed !== null && typed !== meaning) onMeaning(typed);
      }}
    />
  );
}
