import { useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { StoryMember } from '../../services/story-service.ts';
import { Button } from '../../ui/Button.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './StorySheet.module.css';

/** Passages of one article that are shown at first. */
const SHOWN = 3;

interface AdditionsProps {
  readonly member: StoryMember | null;
  /** The texts are being compared. */
  readonly waiting: boolean;
}

/** What a telling has that the others have not. */
export function Additions({ member, waiting }: AdditionsProps) {
  const { t, language } = useText();
  const [all, setAll] = useState(false);
  if (waiting) return <p className={styles.quiet}>{t('story.comparing')}</p>;
  const adds = member?.adds ?? null;
  if (adds === null) return <p className={styles.quiet}>{t('story.addsUnreadable')}</p>;
  if (adds.length === 0) return <p className={styles.quiet}>{t('story.addsNothing')}</p>;
  const shown = all ? adds : adds.slice(0, SHOWN);
  const more = adds.length - shown.length;
  return (
    <div className={styles.adds}>
      <p className={styles.label}>{t('story.adds')}</p>
      {shown.map(({ start, text }) => (
        <p key={start} className={styles.passage} {...writtenIn(member?.article.language ?? 'und', text)}>
          {text}
        </p>
      ))}
      {more === 0 ? null : (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t('story.more', { count: more, n: formatNumber(more, language) })}
        </Button>
      )}
    </div>
  );
}
