import { useEffect, useMemo, useState } from 'react';
import { Download, Search } from 'lucide-react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { AnnotationId, TopicId } from '../../../src-core/base/id.ts';
import type { Topic } from '../../../src-core/model/topic.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices, TopicPassage } from '../../services/app-services.ts';
import { topicPaths } from '../../services/topic-paths.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLive } from '../../ui/use-live.ts';
import { PassageList } from './PassageList.tsx';
import styles from './TopicPage.module.css';

interface TopicPageProps {
  readonly topics: AppServices['topics'];
  readonly id: TopicId;
  readonly openAnnotation: AnnotationId | null;
  readonly onOpenPassage: (passage: TopicPassage) => void;
  readonly onExport: () => void;
  /** Looks for something among the topic's passages. */
  readonly onSearch: () => void;
  readonly onError: (error: AppError) => void;
}

/** A topic with its definition, its other names, and every passage with source and date, grouped by article. */
export function TopicPage({
  topics,
  id,
  openAnnotation,
  onOpenPassage,
  onExport,
  onSearch,
  onError,
}: TopicPageProps) {
  const { t, language } = useText();
  const tree = useMemo(() => topics.tree(), [topics]);
  const nodes = useLive(tree);
  const live = useMemo(() => topics.passages(id), [topics, id]);
  const passages = useLive(live);
  const here = nodes === undefined ? undefined : topicPaths(nodes).find(({ topic }) => topic.id === id);
  const articles = useMemo(() => new Set(passages?.map(({ article }) => article.id)).size, [passages]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);

  if (nodes !== undefined && here === undefined) return <p className={styles.gone}>{t('topic.gone')}</p>;
  if (here === undefined || passages === undefined) return <p className={styles.gone}>{t('list.loading')}</p>;
  const { topic, path } = here;
  const above = path.slice(0, Math.max(0, path.length - topic.name.length - 1));
  const describe = (fields: { readonly definition?: string; readonly aliases?: readonly string[] }): void => {
    void topics.describe(id, fields).then((result) => {
      if (!result.ok) onError(result.error);
    });
  };
  return (
    <section
      ref={setScroller}
      aria-label={t('topic.pageLabel', { name: topic.name })}
      className={styles.page}
      data-list-pane
    >
      <header>
        {above === '' ? null : <p className={styles.above}>{above.replaceAll('/', ' / ')}</p>}
        <div className={styles.titleLine}>
          <ColourDot colour={topic.colour} large />
          <h2 className={styles.title}>{topic.name}</h2>
          <IconButton icon={Search} label={t('topic.search')} onPress={onSearch} />
          <IconButton icon={Download} label={t('topic.export')} onPress={onExport} />
        </div>
        <p className={styles.counts}>
          {t('topic.passages', { count: passages.length, n: formatNumber(passages.length, language) })}{' '}
          {passages.length === 0
            ? ''
            : t('topic.inArticles', { count: articles, n: formatNumber(articles, language) })}
        </p>
        <Description key={topic.id} topic={topic} onDescribe={describe} />
      </header>
      {passages.length === 0 ? (
        <div className={styles.none}>
          <p>{t('topic.noPassages')}</p>
          <p>{t('topic.noPassagesHint')}</p>
        </div>
      ) : null}
      {passages.length === 0 ? null : (
        <PassageList
          label={t('topic.pageLabel', { name: topic.name })}
          passages={passages}
          topicId={id}
          openAnnotation={openAnnotation}
          scroller={scroller}
          onOpen={onOpenPassage}
        />
      )}
    </section>
  );
}

interface DescriptionProps {
  readonly topic: Topic;
  readonly onDescribe: (fields: {
    readonly definition?: string;
    readonly aliases?: readonly string[];
  }) => void;
}

/** Definition and aliases, saved when the field is left. */
function Description({ topic, onDescribe }: DescriptionProps) {
  const { t } = useText();
  const [definition, setDefinition] = useState(topic.definition);
  // As text: saving one field brings a new record whose list is another object, and must not empty the other field.
  const storedAliases = topic.aliases.join('; ');
  const [aliases, setAliases] = useState(storedAliases);
  useEffect(() => setDefinition(topic.definition), [topic.definition]);
  useEffect(() => setAliases(storedAliases), [storedAliases]);
  const list = (): string[] =>
    aliases
      .split(';')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== '');
  return (
    <details className={styles.description} open={topic.definition !== '' || topic.aliases.length > 0}>
      <summary>{t('topic.definition')}</summary>
      <Field
        label={t('topic.definition')}
        placeholder={t('topic.definitionPlaceholder')}
        value={definition}
        onChange={setDefinition}
        rows={2}
        onBlur={() => {
          if (definition !== topic.definition) onDescribe({ definition });
        }}
      />
      <Field
        label={t('topic.aliases')}
        hint={t('topic.aliasesHint')}
        value={aliases}
        onChange={setAliases}
        onBlur={() => {
          if (list().join('\n') !== topic.aliases.join('\n')) onDescribe({ aliases: list() });
        }}
      />
    </details>
  );
}
