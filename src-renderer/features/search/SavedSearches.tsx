import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Bookmark, Ellipsis } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { QueryId } from '../../../src-core/base/id.ts';
import type { Result } from '../../../src-core/base/result.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices, SavedSearch } from '../../services/app-services.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { classNames } from '../../ui/class-names.ts';
import { Keys } from '../../ui/Keys.tsx';
import menuStyles from '../../ui/Menu.module.css';
import { useToasts } from '../../ui/toasts.tsx';
import { useLive } from '../../ui/use-live.ts';
import { SearchForm } from './SearchForm.tsx';
import styles from './SavedSearches.module.css';
import { useSavedCounts } from './use-saved-counts.ts';

interface SavedSearchesProps {
  readonly services: Pick<AppServices, 'search' | 'savedSearches'>;
  /** What is asked now. */
  readonly question: SearchQuestion;
  /** The one that was opened last and is still in the box. */
  readonly openId: QueryId | null;
  readonly onOpen: (saved: SavedSearch) => void;
  readonly onUndo: () => void;
  readonly onError: (error: AppError) => void;
}

type Action = 'rename' | 'edit' | 'replace' | 'delete';

/** The rail's saved searches, with what each finds now. */
export function SavedSearches(props: SavedSearchesProps) {
  const { services, question, openId, onOpen, onUndo, onError } = props;
  const { savedSearches } = services;
  const { t, language } = useText();
  const toasts = useToasts();
  const live = useMemo(() => savedSearches.list(), [savedSearches]);
  const saved = useLive(live) ?? NONE;
  const indexLive = useMemo(() => services.search.state(), [services.search]);
  const counts = useSavedCounts(services.search, saved, useLive(indexLive)?.generation ?? 0);
  const [asking, setAsking] = useState<{
    readonly what: 'rename' | 'edit';
    readonly saved: SavedSearch;
  } | null>(null);

  const settle = async (command: Promise<Result<unknown, AppError>>): Promise<boolean> => {
    const result = await command;
    if (!result.ok) onError(result.error);
    return result.ok;
  };
  const said = (text: string) => (done: boolean) => {
    if (done) toasts.show({ text, action: { label: t('app.undo'), run: onUndo } });
    return done;
  };
  const act = (action: Action, each: SavedSearch): void => {
    if (action === 'rename' || action === 'edit') setAsking({ what: action, saved: each });
    else if (action === 'replace')
      void settle(savedSearches.change(each.id, question)).then(
        said(t('saved.changed', { name: each.name })),
      );
    else void settle(savedSearches.remove(each.id)).then(said(t('saved.deleted', { name: each.name })));
  };
  const onKeyDown = (event: KeyboardEvent, each: SavedSearch): void => {
    if (event.key === 'F2') act('rename', each);
    else if (event.key === 'Delete') act('delete', each);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section aria-label={t('saved.title')} className={styles.panel}>
      <h2 className={styles.head}>{t('saved.title')}</h2>
      {saved.length === 0 ? (
        <p className={styles.none}>{t('saved.none', { keys: language === 'de' ? 'Strg+S' : 'Ctrl+S' })}</p>
      ) : (
        <ul className={styles.list}>
          {saved.map((each) => (
            <li key={each.id} className={classNames(styles.row, each.id === openId && styles.open)}>
              <button
                type="button"
                className={styles.name}
                title={`${each.name}: ${each.question.text}`}
                aria-current={each.id === openId ? 'true' : undefined}
                onClick={() => onOpen(each)}
                onKeyDown={(event) => onKeyDown(event, each)}
              >
                <Bookmark aria-hidden size={14} strokeWidth={1.6} />
                <span className={styles.label}>{each.name}</span>
                <Count value={counts.get(each.id)} />
              </button>
              <SavedMenu
                saved={each}
                replaceable={question.text.trim() !== ''}
                onAction={(action) => act(action, each)}
              />
            </li>
          ))}
        </ul>
      )}
      {asking === null ? null : (
        <SearchForm
          title={t(asking.what === 'edit' ? 'saved.editTitle' : 'saved.renameTitle', {
            name: asking.saved.name,
          })}
          name={asking.saved.name}
          text={asking.what === 'edit' ? asking.saved.question.text : null}
          doLabel={t('app.save')}
          onClose={() => setAsking(null)}
          onDone={async (name, text) => {
            const { id, question: before } = asking.saved;
            if (name !== asking.saved.name && !(await settle(savedSearches.rename(id, name)))) return false;
            return asking.what === 'edit' ? settle(savedSearches.change(id, { ...before, text })) : true;
          }}
        />
      )}
    </section>
  );
}

const NONE: readonly SavedSearch[] = [];

function Count({ value }: { readonly value: number | undefined }) {
  const { t, language } = useText();
  if (value === undefined) return null;
  const n = formatNumber(value, language);
  return (
    <span className={styles.count}>
      <span aria-hidden>{n}</span>
      <span className={styles.unseen}>{t('saved.count', { count: value, n })}</span>
    </span>
  );
}

interface SavedMenuProps {
  readonly saved: SavedSearch;
  readonly replaceable: boolean;
  readonly onAction: (action: Action) => void;
}

function SavedMenu({ saved, replaceable, onAction }: SavedMenuProps) {
  const { t } = useText();
  const item = menuStyles.item ?? '';
  return (
    <MenuTrigger>
      <Button aria-label={t('saved.actions', { name: saved.name })} className={styles.more ?? ''}>
        <Ellipsis aria-hidden size={15} strokeWidth={1.7} />
      </Button>
      <Popover className={menuStyles.popover ?? ''} placement="bottom end">
        <Menu
          aria-label={t('saved.actions', { name: saved.name })}
          className={menuStyles.menu ?? ''}
          onAction={(key) => onAction(key as Action)}
        >
          <MenuItem id="rename" className={item} textValue={t('saved.rename')}>
            {t('saved.rename')}
            <Keys keys="F2" />
          </MenuItem>
          <MenuItem id="edit" className={item}>
            {t('saved.edit')}
          </MenuItem>
          <MenuItem id="replace" className={item} isDisabled={!replaceable}>
            {t('saved.replace')}
          </MenuItem>
          <MenuItem id="delete" className={item} textValue={t('saved.delete')}>
            {t('saved.delete')}
            <Keys keys="Del" />
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
