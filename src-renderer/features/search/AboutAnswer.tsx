import { useEffect } from 'react';
import type { SearchAnswer } from '../../../src-core/search/search-types.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useStoryNames } from '../../i18n/story-names.ts';
import { useText } from '../../i18n/text.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import styles from './AboutAnswer.module.css';
import { FormChips } from './FormChips.tsx';
import { queryInWords, storiesIn } from './query-in-words.ts';

interface AboutAnswerProps {
  readonly answer: SearchAnswer;
  readonly question: SearchQuestion;
  readonly onQuestion: (change: Partial<SearchQuestion>) => void;
  /** Told of every answer that comes. */
  readonly onAnswer: (answer: SearchAnswer) => void;
}

/** Above the results: what was run in words, a better spelling, and what else was searched than the words as they stand. */
export function AboutAnswer({ answer, question, onQuestion, onAnswer }: AboutAnswerProps) {
  const texts = useText();
  const { t } = texts;
  const { suggestion } = answer;
  const all = answer.forms ?? [];
  // Where nothing was found there is nothing to narrow, only what is switched off to bring back.
  const forms = answer.total > 0 || all.some(({ off }) => off) ? all : [];
  useEffect(() => onAnswer(answer), [answer, onAnswer]);
  const storyName = useStoryNames(storiesIn(answer.ran));
  const ran = queryInWords(answer.ran, { ...texts, storyName });
  const lines = [
    ...(ran === '' ? [] : [t('search.ran', { query: ran })]),
    ...(answer.asText.length === 0 ? [] : [t('search.asText', { parts: answer.asText.join(' ') })]),
    ...(answer.leftOut === undefined
      ? []
      : [t('search.leftOut', { count: answer.leftOut, n: formatNumber(answer.leftOut, texts.language) })]),
    ...(answer.cut === undefined ? [] : [t('search.cut', { parts: answer.cut.join(' ') })]),
  ];
  if (suggestion === undefined && forms.length === 0 && lines.length === 0) return null;
  return (
    <div className={styles.about}>
      {lines.map((line, index) => (
        <p key={line} className={styles.said} title={index === 0 ? answer.ran : undefined}>
          {line}
        </p>
      ))}
      {suggestion === undefined ? null : (
        <p className={styles.suggestion}>
          {t('search.didYouMean')}{' '}
          <button type="button" className={styles.meant} onClick={() => onQuestion({ text: suggestion })}>
            {suggestion}
          </button>
          ?
        </p>
      )}
      {forms.length === 0 ? null : <FormChips forms={forms} question={question} onQuestion={onQuestion} />}
    </div>
  );
}
