import type { DifferentParagraph } from '../../../src-core/anchor/text-difference.ts';
import type { DifferencePart } from '../../../src-core/anchor/word-difference.ts';
import { useText } from '../../i18n/text.ts';
import { kindIdOf } from './block-kinds.ts';
import styles from './VersionsSheet.module.css';

interface DifferenceViewProps {
  readonly paragraphs: readonly DifferentParagraph[];
  /** Stands for so many paragraphs that are alike. */
  readonly unchanged: (count: number) => string;
}

/** A run of paragraphs that are alike, or one that is not. */
type Shown =
  | { readonly type: 'run'; readonly count: number }
  | { readonly type: 'one'; readonly paragraph: DifferentParagraph };

function shownOf(paragraphs: readonly DifferentParagraph[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (const paragraph of paragraphs) {
    const last = shown.at(-1);
    if (paragraph.type !== 'same' || paragraph.recast !== undefined) shown.push({ type: 'one', paragraph });
    else if (last?.type === 'run') shown[shown.length - 1] = { type: 'run', count: last.count + 1 };
    else shown.push({ type: 'run', count: 1 });
  }
  return shown;
}

/** What changed between two versions: words that went struck through, words that came underlined; what is alike is only counted. */
export function DifferenceView({ paragraphs, unchanged }: DifferenceViewProps) {
  return (
    <div className={styles.difference}>
      {shownOf(paragraphs).map((shown, index) =>
        shown.type === 'run' ? (
          <p key={index} className={styles.unchanged}>
            {unchanged(shown.count)}
          </p>
        ) : (
          <p key={index} className={styles.paragraph}>
            <Recast paragraph={shown.paragraph} />
            {shown.paragraph.parts.map((part, at) => (
              <Part key={at} part={part} />
            ))}
          </p>
        ),
      )}
    </div>
  );
}

/** "Paragraph → Heading", where the words stayed and what they are did not. */
function Recast({ paragraph: { recast } }: { readonly paragraph: DifferentParagraph }) {
  const { t } = useText();
  if (recast === undefined) return null;
  const { before, after } = recast;
  const [was, is] = [kindIdOf(before), kindIdOf(after)];
  const facts = [
    was === is ? '' : `${t(`edit.kind.${was}`)} → ${t(`edit.kind.${is}`)}`,
    (before.role === undefined) === (after.role === undefined)
      ? ''
      : t(after.role === undefined ? 'edit.shown' : 'edit.folded'),
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? null : <span className={styles.recast}>{facts.join(' · ')}</span>;
}

function Part({ part: { type, text } }: { readonly part: DifferencePart }) {
  const { t } = useText();
  // Empty lines can come and go, too.
  if (text === '') return null;
  if (type === 'added')
    return (
      <ins className={styles.added} title={t('version.added')}>
        {text}
      </ins>
    );
  if (type === 'removed')
    return (
      <del className={styles.removed} title={t('version.removed')}>
        {text}
      </del>
    );
  return text;
}
