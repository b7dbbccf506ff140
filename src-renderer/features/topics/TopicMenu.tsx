import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, SubmenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ANNOTATION_COLOURS } from '../../../src-core/model/annotation.ts';
import type { AnnotationColour } from '../../../src-core/model/annotation.ts';
import { plainColourName } from '../../i18n/colour-names.ts';
import { useText } from '../../i18n/text.ts';
import type { TopicNode } from '../../services/app-services.ts';
import { ColourDot } from '../../ui/ColourDot.tsx';
import { Keys } from '../../ui/Keys.tsx';
import styles from '../../ui/Menu.module.css';

export type TopicAction = 'new' | 'rename' | 'move' | 'delete' | 'export' | `colour-${AnnotationColour}`;

interface TopicMenuProps {
  readonly node: TopicNode;
  readonly onAction: (action: TopicAction, node: TopicNode) => void;
  readonly trigger: ReactElement;
}

/** What can be done with a topic. */
export function TopicMenu({ node, onAction, trigger }: TopicMenuProps) {
  const { t, language } = useText();
  const act = (key: string | number): void => onAction(key as TopicAction, node);
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <Menu
          aria-label={t('topic.actions', { name: node.topic.name })}
          className={styles.menu ?? ''}
          onAction={act}
        >
          <MenuItem id="new" className={styles.item ?? ''}>
            {t('topic.new')}
          </MenuItem>
          <MenuItem id="rename" className={styles.item ?? ''} textValue={t('topic.rename')}>
            {t('topic.rename')}
            <Keys keys="F2" />
          </MenuItem>
          <MenuItem id="move" className={styles.item ?? ''} textValue={t('topic.move')}>
            {t('topic.move')}
            <Keys keys="m" />
          </MenuItem>
          <SubmenuTrigger>
            <MenuItem id="colour" className={styles.item ?? ''} textValue={t('topic.colour')}>
              {t('topic.colour')}
              <ColourDot colour={node.topic.colour} />
            </MenuItem>
            <Popover className={styles.popover ?? ''}>
              <Menu
                aria-label={t('topic.colour')}
                className={styles.menu ?? ''}
                selectionMode="single"
                selectedKeys={[`colour-${node.topic.colour}`]}
                onAction={act}
              >
                {ANNOTATION_COLOURS.map((colour) => (
                  <MenuItem
                    key={colour}
                    id={`colour-${colour}`}
                    className={styles.item ?? ''}
                    textValue={plainColourName(colour, language)}
                  >
                    <span className={styles.lead}>
                      <ColourDot colour={colour} />
                      {plainColourName(colour, language)}
                    </span>
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </SubmenuTrigger>
          <MenuItem id="export" className={styles.item ?? ''}>
            {t('topic.export')}
          </MenuItem>
          <MenuItem id="delete" className={styles.item ?? ''} textValue={t('topic.delete')}>
            {t('topic.delete')}
            <Keys keys="Del" />
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
