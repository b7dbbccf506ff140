import { useMemo, useState } from 'react';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import type { NoteActions } from '../features/annotations/NoteCard.tsx';
import { NotesList } from '../features/annotations/NotesList.tsx';
import { QuotedLanguage } from '../features/annotations/quoted-language.ts';
import { TopicPicker } from '../features/annotations/TopicPicker.tsx';
import { formatNumber } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { AnnotationWithTopics, AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import styles from './ArticleRoom.module.css';
import type { useArticleAnnotations } from './use-article-annotations.ts';
import type { RecentTopics } from './use-recent-topics.ts';

interface NotesPanelProps {
  readonly services: AppServices;
  readonly articleId: ArticleId;
  /** Of the article. */
  readonly language: string;
  readonly notes: Pick<ReturnType<typeof useArticleAnnotations>, 'items' | 'activeId' | 'settle'>;
  readonly recent: RecentTopics;
  /** Of the first line in sight. */
  readonly offset: number;
  readonly actions: Pick<NoteActions, 'onGoTo' | 'foldedIn'>;
  readonly onUndo: () => void;
  readonly onClose: () => unknown;
}

type Items = readonly AnnotationWithTopics[];

/** The list of all notes beside the article, and what is done with all that are listed: each one command. */
export function NotesPanel(props: NotesPanelProps) {
  const { services, articleId, notes, recent, onUndo } = props;
  const { t, language } = useText();
  const toasts = useToasts();
  const tree = useMemo(() => services.topics.tree(), [services]);
  const [coding, setCoding] = useState<Items | null>(null);
  const ids = (items: Items) => items.map(({ annotation }) => annotation.id);
  const say = (text: string): void => toasts.show({ text, action: { label: t('app.undo'), run: onUndo } });
  const counted = (count: number) => ({ count, n: formatNumber(count, language) });

  const colour = async (items: Items, wanted: AnnotationColour): Promise<void> => {
    const done = await notes.settle(services.annotations.setColourOfMany(ids(items), wanted));
    if (done !== undefined) say(t('notes.coloured', { ...counted(done), colour: t(`colour.${wanted}`) }));
  };
  const code = async (items: Items, path: string): Promise<void> => {
    setCoding(null);
    const passages = [{ articleId, ranges: [], annotationIds: ids(items) }];
    const done = await notes.settle(services.annotations.codePassages(passages, path, 'yellow'));
    if (done === undefined) return;
    recent.remember(path);
    say(t('notes.coded', { ...counted(done.linked + done.already), name: done.topic.name }));
  };
  const remove = async (items: Items): Promise<void> => {
    const done = await notes.settle(services.annotations.removeMany(ids(items)));
    if (done !== undefined) say(t('notes.deleted', counted(done)));
  };
  return (
    <div className={styles.list}>
      <QuotedLanguage value={props.language}>
        <NotesList
          items={notes.items}
          activeId={notes.activeId}
          offset={props.offset}
          foldedIn={props.actions.foldedIn}
          onGoTo={props.actions.onGoTo}
          onColour={(items, wanted) => void colour(items, wanted)}
          onTopic={setCoding}
          onRemove={(items) => void remove(items)}
          onClose={() => void props.onClose()}
        />
      </QuotedLanguage>
      {coding === null ? null : (
        <TopicPicker
          tree={tree}
          recent={recent.paths}
          quote={t('note.count', counted(coding.length))}
          taken={[]}
          onClose={() => setCoding(null)}
          onPick={(path) => void code(coding, path)}
        />
      )}
    </div>
  );
}
