import { useMemo, useState } from 'react';
import { Plus } from 'lucide-react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices, TopicNode } from '../../services/app-services.ts';
import { topicPaths } from '../../services/topic-paths.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useLive } from '../../ui/use-live.ts';
import { NameSheet } from './NameSheet.tsx';
import type { TopicAction } from './TopicMenu.tsx';
import { TopicTree } from './TopicTree.tsx';
import styles from './TopicsPanel.module.css';

interface TopicsPanelProps {
  readonly topics: AppServices['topics'];
  readonly openId: TopicId | null;
  readonly onOpen: (id: TopicId) => void;
  readonly onExport: (id: TopicId) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

type Asking =
  | { readonly what: 'new'; readonly above: string }
  | { readonly what: 'rename' | 'move'; readonly node: TopicNode };

/** The rail's topics: the tree and the questions its actions ask. */
export function TopicsPanel({ topics, openId, onOpen, onExport, onUndo, onError }: TopicsPanelProps) {
  const { t } = useText();
  const toasts = useToasts();
  const tree = useMemo(() => topics.tree(), [topics]);
  const nodes = useLive(tree);
  const [asking, setAsking] = useState<Asking | null>(null);

  const settle = async (command: Promise<Result<unknown, AppError>>): Promise<boolean> => {
    const result = await command;
    if (!result.ok) onError(result.error);
    return result.ok;
  };

  const act = (action: TopicAction, node: TopicNode): void => {
    const { topic } = node;
    switch (action) {
      case 'new':
        setAsking({
          what: 'new',
          above: topicPaths(nodes ?? []).find((each) => each.topic.id === topic.id)?.path ?? topic.name,
        });
        break;
      case 'rename':
      case 'move':
        setAsking({ what: action, node });
        break;
      case 'export':
        onExport(topic.id);
        break;
      case 'delete':
        void settle(topics.remove(topic.id)).then((done) => {
          if (done)
            toasts.show({
              text: t('topic.deleted', { name: topic.name }),
              action: { label: t('app.undo'), run: onUndo },
            });
        });
        break;
      default:
        void settle(topics.setColour(topic.id, action.slice('colour-'.length) as typeof topic.colour));
    }
  };

  const move = (id: TopicId, parentId: TopicId | null): void => {
    const name = topicPaths(nodes ?? []).find(({ topic }) => topic.id === id)?.topic.name ?? '';
    void settle(topics.move(id, parentId)).then((done) => {
      if (done)
        toasts.show({ text: t('topic.moved', { name }), action: { label: t('app.undo'), run: onUndo } });
    });
  };

  return (
    <section aria-label={t('nav.topics')} className={styles.panel}>
      <header className={styles.head}>
        <h2>{t('nav.topics')}</h2>
        <IconButton
          icon={Plus}
          label={t('topic.new')}
          onPress={() => setAsking({ what: 'new', above: '' })}
        />
      </header>
      {nodes === undefined || nodes.length === 0 ? (
        <p className={styles.none}>
          {nodes === undefined ? t('list.loading') : `${t('topic.none')}. ${t('topic.noneHint')}`}
        </p>
      ) : (
        <TopicTree nodes={nodes} openId={openId} onOpen={onOpen} onMove={move} onAction={act} />
      )}
      {asking?.what === 'new' ? (
        <NameSheet
          title={t('topic.new')}
          label={t('topic.newPath')}
          initial={asking.above === '' ? '' : `${asking.above}/`}
          slashAllowed
          doLabel={t('topic.newDo')}
          onClose={() => setAsking(null)}
          onName={(path) => settle(topics.create(path))}
        />
      ) : null}
      {asking?.what === 'rename' ? (
        <NameSheet
          title={t('topic.renameTitle', { name: asking.node.topic.name })}
          label={t('topic.name')}
          initial={asking.node.topic.name}
          slashAllowed={false}
          doLabel={t('topic.rename')}
          onClose={() => setAsking(null)}
          onName={(name) => settle(topics.rename(asking.node.topic.id, name))}
        />
      ) : null}
      {asking?.what === 'move' ? (
        <MoveSheet
          node={asking.node}
          nodes={nodes ?? []}
          onClose={() => setAsking(null)}
          onMove={(parentId) => {
            setAsking(null);
            move(asking.node.topic.id, parentId);
          }}
        />
      ) : null}
    </section>
  );
}

interface MoveSheetProps {
  readonly node: TopicNode;
  readonly nodes: readonly TopicNode[];
  readonly onClose: () => void;
  readonly onMove: (parentId: TopicId | null) => void;
}

function MoveSheet({ node, nodes, onClose, onMove }: MoveSheetProps) {
  const { t } = useText();
  const own = new Set(topicPaths([node]).map(({ topic }) => topic.id));
  const places = topicPaths(nodes).filter(({ topic }) => !own.has(topic.id));
  const title = t('topic.moveTitle', { name: node.topic.name });
  return (
    <Sheet title={title} closeLabel={t('app.close')} open onClose={onClose}>
      <Picker
        label={title}
        placeholder={t('topic.pickPlaceholder')}
        noneText={t('topic.none')}
        options={[
          { id: '', label: t('topic.topLevel') },
          ...places.map(({ topic, path }) => ({
            id: topic.id as string,
            label: topic.name,
            detail: path === topic.name ? undefined : path.replaceAll('/', ' / '),
            colour: topic.colour,
          })),
        ]}
        onPick={(id) =>
          onMove(id === '' ? null : (places.find(({ topic }) => topic.id === id)?.topic.id ?? null))
        }
      />
    </Sheet>
  );
}
