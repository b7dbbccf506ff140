import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { AskedPassage } from '../../../src-core/search/passages/related-passages.ts';
import { useText } from '../../i18n/text.ts';
import type { RelatedGroup, RelatedHit, RelatedService } from '../../services/related-service.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useLive } from '../../ui/use-live.ts';
import { GroupRows } from './GroupRows.tsx';
import { writtenIn } from '../../ui/written-in.ts';
import styles from './PassagesSheet.module.css';

interface PassagesSheetProps {
  readonly related: RelatedService;
  readonly passage: AskedPassage;
  readonly onOpen: (hit: RelatedHit) => void;
  readonly onClose: () => void;
  readonly onError: (error: AppError) => void;
}

/** Groups whose passages are shown from the start. */
const OPEN_AT_FIRST = 3;

/** "What else says this?": passages of the archive like the one in hand, by story; gone through by arrow keys. */
export function PassagesSheet({ related, passage, onOpen, onClose, onError }: PassagesSheetProps) {
  const { t } = useText();
  const announce = useAnnounce();
  const stateLive = useMemo(() => related.state(), [related]);
  const isReady = useLive(stateLive)?.ready !== false;
  const [groups, setGroups] = useState<readonly RelatedGroup[] | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [compared, setCompared] = useState<RelatedHit | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const failed = useRef(onError);
  useEffect(() => {
    failed.current = onError;
  });
  useEffect(() => {
    let wanted = true;
    void related.groups(passage).then((result) => {
      if (!wanted) return;
      if (!result.ok) {
        failed.current(result.error);
        setFailed(true);
        return;
      }
      setFailed(false);
      setGroups(result.value);
      setClosed(new Set(result.value.flatMap((_, index) => (index < OPEN_AT_FIRST ? [] : [index]))));
    });
    return () => {
      wanted = false;
    };
    // Asked again when the index holds all.
  }, [related, passage, isReady]);
  const count = groups?.reduce((sum, { hits }) => sum + hits.length, 0) ?? null;
  useEffect(() => {
    if (count === null) return;
    announce(t('passages.count', { count, n: String(count) }));
    list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  }, [count, announce, t]);

  const toggle = (index: number): void => {
    const next = new Set(closed);
    if (!next.delete(index)) next.add(index);
    setClosed(next);
  };
  const press = (event: KeyboardEvent): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const row = rows[at];
    const go = (to: number): void => rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'ArrowDown' || key === 'j') go(at + 1);
    else if (key === 'ArrowUp' || key === 'k') go(at - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(rows.length - 1);
    else if (
      (key === 'ArrowLeft' && row?.ariaExpanded === 'true') ||
      (key === 'ArrowRight' && row?.ariaExpanded === 'false')
    )
      row.click();
    else if (key === 'c' && row?.dataset['hit'] !== undefined) {
      const hit = groups?.flatMap(({ hits }) => hits)[Number(row.dataset['hit'])];
      setCompared(hit === compared ? null : (hit ?? null));
    } else return;
    event.preventDefault();
  };

  /** Where a section begins: groups with shared phrases come first, the own article last. */
  const sectionOf = ({ own, hits }: RelatedGroup): 'passages.own' | 'passages.phrase' | 'passages.similar' =>
    own === 'same' ? 'passages.own' : hits[0]?.kind === 'phrase' ? 'passages.phrase' : 'passages.similar';
  let numbered = 0;
  return (
    <Sheet title={t('passages.title')} closeLabel={t('app.close')} open onClose={onClose} width="broad">
      <blockquote className={styles.asked} {...writtenIn(passage.language)}>
        {passage.text}
      </blockquote>
      {groups === null && !isFailed ? <p className={styles.hint}>{t('passages.looking')}</p> : null}
      {groups?.length === 0 && isReady ? <p className={styles.hint}>{t('passages.none')}</p> : null}
      {isReady ? null : <p className={styles.hint}>{t('passages.notReady')}</p>}
      <div ref={list} onKeyDown={press}>
        {groups?.map((group, index) => {
          const section = sectionOf(group);
          const before = groups[index - 1];
          const first = numbered;
          numbered += group.hits.length;
          return (
            <section key={`${group.hits[0]?.articleId ?? ''} ${String(index)}`}>
              {before === undefined || sectionOf(before) !== section ? (
                <h3 className={styles.section}>{t(section)}</h3>
              ) : null}
              <GroupRows
                group={group}
                first={first}
                passage={passage}
                isOpen={!closed.has(index)}
                compared={compared}
                onToggle={() => toggle(index)}
                onCompare={setCompared}
                onOpen={onOpen}
              />
            </section>
          );
        })}
      </div>
    </Sheet>
  );
}
