import { useMemo } from 'react';
import type { AnnotationWithTopics, Live, TopicNode } from '../../services/app-services.ts';
import { topicOptions } from '../../services/topic-options.ts';
import { useText } from '../../i18n/text.ts';
import { Picker } from '../../ui/Picker.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useLive } from '../../ui/use-live.ts';
import styles from './TopicPicker.module.css';

interface TopicPickerProps {
  readonly tree: Live<readonly TopicNode[]>;
  /** The passage's words. */
  readonly quote: string;
  readonly taken: AnnotationWithTopics['topics'];
  /** Paths used last, the latest first. */
  readonly recent: readonly string[];
  readonly onPick: (path: string) => void;
  readonly onClose: () => void;
}

/** Ties a topic to a passage: three letters find it, a path makes it. */
export function TopicPicker({ tree, quote, taken, recent, onPick, onClose }: TopicPickerProps) {
  const { t } = useText();
  const nodes = useLive(tree);
  const options = useMemo(
    () => topicOptions(nodes ?? [], new Set(taken.map(({ topic }) => topic.id)), recent),
    [nodes, taken, recent],
  );
  return (
    <Sheet title={t('topic.pick')} closeLabel={t('app.close')} open onClose={onClose}>
      <p className={styles.quote}>{quote}</p>
      <Picker
        label={t('topic.pick')}
        placeholder={t('topic.pickPlaceholder')}
        options={options}
        noneText={t('topic.none')}
        onPick={onPick}
        createLabel={(typed) =>
          options.some((option) => option.id.toLowerCase() === typed.toLowerCase())
            ? null
            : t('topic.createOption', { path: typed.replaceAll('/', ' / ') })
        }
        onCreate={onPick}
      />
    </Sheet>
  );
}
