import { useMemo, useState } from 'react';
import { ChevronRight, MoreHorizontal } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { asId } from '../../../src-core/base/id.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { TopicNode } from '../../services/app-services.ts';
import { topicPaths } from '../../services/topic-paths.ts';
import { classNames } from '../../ui/class-names.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import styles from './TopicTree.module.css';
import { TopicMenu } from './TopicMenu.tsx';
import type { TopicAction } from './TopicMenu.tsx';

interface TopicTreeProps {
  readonly nodes: readonly TopicNode[];
  readonly openId: TopicId | null;
  readonly onOpen: (id: TopicId) => void;
  readonly onMove: (id: TopicId, parentId: TopicId | null) => void;
  readonly onAction: (action: TopicAction, node: TopicNode) => void;
}

const KEY_ACTIONS: Readonly<Record<string, TopicAction>> = {
  F2: 'rename',
  Delete: 'delete',
  Backspace: 'delete',
  m: 'move',
};

/** The tree of topics with colours and counts; moves by dragging, by keys (Enter starts a keyboard drag) or by "move to". */
export function TopicTree({ nodes, openId, onOpen, onMove, onAction }: TopicTreeProps) {
  const { t } = useText();
  // A topic is expanded unless the user closed it, so that new ones show at once.
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => topicPaths(nodes), [nodes]);
  const expanded = useMemo(
    () => all.map(({ topic }) => topic.id as string).filter((id) => !closed.has(id)),
    [all, closed],
  );

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': all.find(({ topic }) => topic.id === key)?.path ?? '' })),
    getAllowedDropOperations: () => ['move'],
    onMove: (event) => {
      const { target } = event;
      const parent =
        target.dropPosition === 'on'
          ? asId<TopicId>(String(target.key))
          : (all.find(({ topic }) => topic.id === target.key)?.topic.parentId ?? null);
      for (const key of event.keys) onMove(asId<TopicId>(String(key)), parent);
    },
  });

  const byId = useMemo(() => {
    const map = new Map<string, TopicNode>();
    const walk = (list: readonly TopicNode[]): void => {
      for (const node of list) {
        map.set(node.topic.id, node);
        walk(node.children);
      }
    };
    walk(nodes);
    return map;
  }, [nodes]);

  return (
    <div
      onKeyDown={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[role=row]');
        const action = KEY_ACTIONS[event.key];
        const node = byId.get(row?.dataset['key'] ?? '');
        if (
          action === undefined ||
          node === undefined ||
          event.target !== row ||
          event.ctrlKey ||
          event.metaKey
        )
          return;
        event.preventDefault();
        event.stopPropagation();
        onAction(action, node);
      }}
    >
      <Tree
        aria-label={t('topic.tree')}
        className={styles.tree ?? ''}
        items={nodes as TopicNode[]}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={openId === null ? [] : [openId]}
        expandedKeys={expanded}
        onExpandedChange={(keys) => {
          const open = new Set([...keys].map(String));
          setClosed(new Set(all.map(({ topic }) => topic.id as string).filter((id) => !open.has(id))));
        }}
        onAction={(key) => onOpen(asId<TopicId>(String(key)))}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) onOpen(asId<TopicId>(String(key)));
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {nodes.map((node) => (
          <TopicRow key={node.topic.id} node={node} onAction={onAction} />
        ))}
      </Tree>
    </div>
  );
}

interface TopicRowProps {
  readonly node: TopicNode;
  readonly onAction: (action: TopicAction, node: TopicNode) => void;
}

function TopicRow({ node, onAction }: TopicRowProps) {
  const { t, language } = useText();
  const { topic, children } = node;
  const count = total(node);
  return (
    <TreeItem id={topic.id} textValue={topic.name} className={styles.item ?? ''}>
      <TreeItemContent>
        {({ level, isExpanded, hasChildItems }) => (
          <div className={styles.row} style={{ paddingInlineStart: `${String((level - 1) * 0.9)}rem` }}>
            {hasChildItems ? (
              <Button slot="chevron" className={classNames(styles.chevron, isExpanded && styles.expanded)}>
                <ChevronRight aria-hidden size={14} strokeWidth={1.7} />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <Button
              slot="drag"
              className={styles.drag ?? ''}
              aria-label={t('topic.drag', { name: topic.name })}
            >
              <ColourDot colour={topic.colour} />
            </Button>
            <span className={styles.name} title={topic.name}>
              {topic.name}
            </span>
            <span
              className={styles.count}
              aria-label={t('topic.passages', { count, n: formatNumber(count, language) })}
            >
              {count === 0 ? '' : formatNumber(count, language)}
            </span>
            <TopicMenu
              node={node}
              onAction={onAction}
              trigger={
                <Button className={styles.more ?? ''} aria-label={t('topic.actions', { name: topic.name })}>
                  <MoreHorizontal aria-hidden size={15} strokeWidth={1.7} />
                </Button>
              }
            />
          </div>
        )}
      </TreeItemContent>
      {children.map((child) => (
        <TopicRow key={child.topic.id} node={child} onAction={onAction} />
      ))}
    </TreeItem>
  );
}

/** Passages of a topic and all below it. */
function total(node: TopicNode): number {
  return node.children.reduce((sum, child) => sum + total(child), node.passages);
}
