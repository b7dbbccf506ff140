import type { ArticleRoomHandle } from './article-room-handle.ts';
import type { AppCommand } from './command.ts';

type Run = (handle: ArticleRoomHandle) => boolean | void;

/** Commands on the annotation in hand beyond colour, note and topic. `room` runs on the open article, `reading` only where the keys are in it. */
export function passageCommands(
  room: (run: Run) => () => boolean | void,
  reading: (run: Run) => () => boolean | void,
): readonly AppCommand[] {
  const ends = (
    [
      ['end-later', 'ends.endLater', ['end', 'word', 1], [']']],
      ['end-earlier', 'ends.endEarlier', ['end', 'word', -1], ['[']],
      ['start-later', 'ends.startLater', ['start', 'word', 1], ['}']],
      ['start-earlier', 'ends.startEarlier', ['start', 'word', -1], ['{']],
      ['end-letter-later', 'ends.endLetterLater', ['end', 'character', 1], ['Alt+]']],
      ['end-letter-earlier', 'ends.endLetterEarlier', ['end', 'character', -1], ['Alt+[']],
      ['start-letter-later', 'ends.startLetterLater', ['start', 'character', 1], ['Alt+}']],
      ['start-letter-earlier', 'ends.startLetterEarlier', ['start', 'character', -1], ['Alt+{']],
    ] as const
  ).map(([id, label, [end, step, direction], shortcuts]): AppCommand => ({
    id,
    label,
    shortcuts,
    run: room((handle) => handle.moveEnd(end, step, direction)),
  }));
  return [
    {
      id: 'notes-list',
      label: 'notes.show',
      shortcuts: ['Shift+m'],
      run: room((handle) => handle.toggleNotesList()),
    },
    {
      id: 'page-note',
      label: 'note.page',
      // Behind the previous hit, which has the same key where hits are marked.
      shortcuts: ['Shift+n', 'Mod+Shift+n'],
      run: room((handle) => handle.pageNote()),
    },
    {
      id: 'copy-quote',
      label: 'copy.quote',
      shortcuts: ['c'],
      run: reading((handle) => handle.copyQuote('text')),
    },
    {
      id: 'copy-markdown',
      label: 'copy.markdown',
      shortcuts: ['Shift+c'],
      run: reading((handle) => handle.copyQuote('markdown')),
    },
    {
      id: 'copy-link',
      label: 'copy.link',
      shortcuts: ['Shift+l'],
      run: reading((handle) => handle.copyLink()),
    },
    {
      id: 'focus-note',
      label: 'note.focus',
      shortcuts: ['Enter'],
      unlisted: true,
      run: reading((handle) =>
        document.activeElement?.hasAttribute('data-reading-text') === true ? handle.focusNote() : false,
      ),
    },
    { id: 'adjust-ends', label: 'ends.adjust', shortcuts: ['x'], run: room((handle) => handle.focusEnd()) },
    ...ends,
  ];
}
