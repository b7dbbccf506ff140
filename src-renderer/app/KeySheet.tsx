import { useText } from '../i18n/text.ts';
import type { TextKey } from '../i18n/text.ts';
import { Keys } from '../ui/Keys.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import styles from './KeySheet.module.css';
import { MOD_NAME } from './shortcut.ts';

type Line = readonly [keys: string, does: TextKey];

const GROUPS: readonly { readonly title: TextKey; readonly lines: readonly Line[] }[] = [
  {
    title: 'keys.group.everywhere',
    lines: [
      ['/', 'keys.search'],
      [`${MOD_NAME} Shift F`, 'keys.searchAnywhere'],
      [`/ ${MOD_NAME} F`, 'search.here'],
      [`${MOD_NAME} S`, 'saved.save'],
      ['F1', 'help.title'],
      [`${MOD_NAME} K`, 'keys.palette'],
      ['?', 'keys.sheet'],
      [`${MOD_NAME} Z`, 'keys.undo'],
      [`${MOD_NAME} Shift Z`, 'keys.redo'],
      [`${MOD_NAME} V`, 'keys.paste'],
      ['F6', 'keys.panes'],
      ['g', 'keys.library'],
      ['Shift Y', 'stories.show'],
      ['b', 'keys.foldRail'],
      ['l', 'keys.foldList'],
      ['m', 'keys.toggleNotes'],
    ],
  },
  {
    title: 'keys.group.list',
    lines: [
      ['j / k', 'keys.row'],
      ['Home / End', 'keys.ends'],
      ['PgDn / PgUp', 'keys.page'],
      ['↵', 'keys.open'],
      ['Space', 'keys.preview'],
      ['x', 'keys.choose'],
      [`${MOD_NAME} A`, 'keys.chooseAll'],
      ['c', 'results.code'],
      ['u', 'results.status'],
      ['e', 'results.export'],
      ['w', 'results.why'],
      ['f', 'facets.toggle'],
      ['Alt ← / →', 'keys.backForward'],
      ['Shift ↵', 'beside.openRow'],
    ],
  },
  {
    title: 'keys.group.article',
    lines: [
      ['j / k', 'keys.sentence'],
      [`${MOD_NAME} ↓ / ↑`, 'keys.paragraph'],
      ['Shift ↓ / ↑', 'keys.extend'],
      ['Shift → / ←', 'keys.extendWord'],
      [`${MOD_NAME} Shift ↑ / ↓ / ← / →`, 'keys.extendBack'],
      ['Alt 1 – 8', 'keys.colour'],
      ['n', 'keys.note'],
      ['t', 'keys.topic'],
      ['q', 'keys.lastTopic'],
      ['Shift T', 'tools.inVivo'],
      ['Shift F', 'tools.search'],
      ['w', 'passages.title'],
      ['o', 'keys.cycle'],
      ['Shift M', 'notes.show'],
      ['Shift N', 'note.page'],
      ['↵', 'note.focus'],
      ['c', 'copy.quote'],
      ['Shift C', 'copy.markdown'],
      ['Shift L', 'copy.link'],
      ['x', 'ends.adjust'],
      ['[ / ]', 'ends.keyWord'],
      ['Del', 'keys.removeHighlight'],
      [`${MOD_NAME} F`, 'find.title'],
      ['F3', 'keys.nextHit'],
      ['h', 'keys.fold'],
      ['e', 'edit.text'],
      ['v', 'version.key'],
      ['y', 'story.key'],
      ['s', 'article.star'],
      ['+ / -', 'keys.textSize'],
      ['a', 'look.title'],
      ['Shift O', 'outline.title'],
      ['Shift B', 'beside.toggle'],
      ['i', 'provenance.show'],
      [`${MOD_NAME} P`, 'article.print'],
      ['Esc', 'keys.leave'],
    ],
  },
  {
    title: 'keys.group.pages',
    lines: [
      ['p', 'pages.show'],
      ['[ / ]', 'keys.turn'],
      [`${MOD_NAME} Alt G`, 'pages.goTo'],
      ['F4', 'pages.side'],
      ['+ / -', 'keys.zoom'],
      [`${MOD_NAME} 0`, 'pages.fitWidth'],
      [`${MOD_NAME} 9`, 'pages.fitPage'],
      ['a', 'pages.area'],
      ['x', 'pages.areaKeys'],
      ['Shift R', 'pages.turn'],
    ],
  },
  {
    title: 'review.title',
    lines: [
      ['r', 'review.key'],
      ['j / k', 'review.keyStep'],
      ['a', 'review.keyAccept'],
      ['r', 'review.keyAttach'],
      ['x', 'review.keyDetach'],
      ['Shift A', 'review.keyMoved'],
    ],
  },
];

/** All keys on one page. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  return (
    <Sheet title={t('keys.title')} closeLabel={t('app.close')} open onClose={onClose} width="wide">
      <div className={styles.groups} role="group" aria-label={t('keys.title')} tabIndex={0}>
        {GROUPS.map((group) => (
          <section key={group.title} className={styles.group}>
            <h3 className={styles.title}>{t(group.title)}</h3>
            <dl className={styles.lines}>
              {group.lines.map(([keys, does]) => (
                <div key={does}>
                  <dt>
                    <Keys keys={keys} />
                  </dt>
                  <dd>{t(does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  );
}
