import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import type { PassageContext } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices, CodedPassages } from '../../services/app-services.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { topicOptions } from '../../services/topic-options.ts';
import { topicPaths } from '../../services/topic-paths.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { ColourSwatches } from '../../ui/ColourSwatches.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useLive } from '../../ui/use-live.ts';
import styles from './CodingSheet.module.css';
import { passagesToCode } from './passages-to-code.ts';
import { ReviewList } from './ReviewList.tsx';
import type { Decision } from './ReviewList.tsx';
import { useCodingPassages } from './use-coding-passages.ts';
import type { HitToCode } from './use-coding-passages.ts';

interface CodingSheetProps {
  readonly services: Pick<AppServices, 'search' | 'library' | 'annotations' | 'topics'>;
  /** Keep the array the same while the sheet is open. */
  readonly hits: readonly HitToCode[];
  readonly question: SearchQuestion;
  /** Paths of the topics used last, the latest first. */
  readonly recent: readonly string[];
  readonly onCoded: (path: string, coded: CodedPassages) => void;
  readonly onError: (error: AppError) => void;
  readonly onClose: () => void;
}

const NO_TOPICS: ReadonlySet<string> = new Set();

/** Codes hits with a topic after a look at each: topic first, then passage by passage, then all of it in one step. */
export function CodingSheet(props: CodingSheetProps) {
  const { services, hits, question, recent, onCoded, onError, onClose } = props;
  const { t, language } = useText();
  const tree = useMemo(() => services.topics.tree(), [services]);
  const nodes = useLive(tree);
  const [path, setPath] = useState<string | null>(null);
  const [colour, setColour] = useState<AnnotationColour | null>(null);
  const [context, setContext] = useState<PassageContext>('sentence');
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [saving, setSaving] = useState(false);
  const gathered = useCodingPassages(services, hits, question, context);
  const options = useMemo(() => topicOptions(nodes ?? [], NO_TOPICS, recent), [nodes, recent]);
  const topic = useMemo(
    () => topicPaths(nodes ?? []).find((each) => each.path === path)?.topic ?? null,
    [nodes, path],
  );
  const paint = colour ?? topic?.colour ?? 'yellow';

  const isCoded = (key: string): boolean => {
    const passage = gathered.passages.find((each) => each.key === key);
    return topic !== null && passage?.topicIds.has(topic.id) === true;
  };
  const open = gathered.passages.filter(({ topicIds }) => topic === null || !topicIds.has(topic.id));
  const accepted = open.filter(({ key }) => decisions.get(key) === 'yes');
  const skipped = open.filter(({ key }) => decisions.get(key) === 'no').length;
  const left = open.length - accepted.length - skipped;
  const n = (value: number): string => formatNumber(value, language);

  const code = async (): Promise<void> => {
    if (path === null || accepted.length === 0 || saving) return;
    setSaving(true);
    const coded = await services.annotations.codePassages(passagesToCode(accepted), path, paint);
    setSaving(false);
    if (!coded.ok) {
      onError(coded.error);
      return;
    }
    onCoded(path, coded.value);
  };
  const decide = (keys: readonly string[], decision: Decision | null): void =>
    setDecisions((old) => {
      const next = new Map(old);
      for (const key of keys) {
        if (decision === null) next.delete(key);
        else next.set(key, decision);
      }
      return next;
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    const digit = /^Digit([1-8])$/u.exec(event.code)?.[1];
    if (event.altKey && digit !== undefined) setColour(ANNOTATION_COLOURS[Number(digit) - 1] ?? null);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') void code();
    else return;
    event.preventDefault();
  };

  if (path === null)
    return (
      <Sheet title={t('coding.pickTopic')} closeLabel={t('app.close')} open onClose={onClose}>
        <Picker
          label={t('coding.pickTopic')}
          placeholder={t('topic.pickPlaceholder')}
          options={options}
          noneText={t('topic.none')}
          onPick={setPath}
          createLabel={(typed) =>
            options.some((option) => option.id.toLowerCase() === typed.toLowerCase())
              ? null
              : t('topic.createOption', { path: typed.replaceAll('/', ' / ') })
          }
          onCreate={setPath}
        />
      </Sheet>
    );
  return (
    <Sheet
      title={t('coding.title')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      width="wide"
      actions={
        <div className={styles.foot}>
          <span role="status" className={styles.tally}>
            {t('coding.tally', { accepted: n(accepted.length), skipped: n(skipped), left: n(left) })}
          </span>
          <Button look="quiet" onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="strong" isDisabled={accepted.length === 0 || saving} onPress={() => void code()}>
            {t('coding.do', { count: accepted.length, n: n(accepted.length) })}
          </Button>
        </div>
      }
    >
      <div className={styles.sheet} onKeyDown={onKeyDown}>
        <div className={styles.how}>
          <span className={styles.topic}>
            <ColourDot colour={topic?.colour ?? paint} large />
            <strong>{path.replaceAll('/', ' / ')}</strong>
            <Button look="quiet" onPress={() => setPath(null)}>
              {t('coding.change')}
            </Button>
          </span>
          <Choice
            label={t('coding.context')}
            value={context}
            onChange={setContext}
            options={[
              { id: 'sentence', label: t('coding.sentence') },
              { id: 'paragraph', label: t('coding.paragraph') },
            ]}
          />
          <ColourSwatches current={paint} onPick={setColour} />
        </div>
        {gathered.cut ? (
          <p className={styles.said}>{t('coding.cut', { n: n(gathered.passages.length) })}</p>
        ) : null}
        {gathered.done < gathered.total ? (
          <p role="status" className={styles.said}>
            {t('coding.gathering', { done: n(gathered.done), total: n(gathered.total) })}
          </p>
        ) : gathered.passages.length === 0 ? (
          <p className={styles.said}>{t('coding.none')}</p>
        ) : null}
        <ReviewList passages={gathered.passages} decisions={decisions} isCoded={isCoded} onDecide={decide} />
      </div>
    </Sheet>
  );
}
