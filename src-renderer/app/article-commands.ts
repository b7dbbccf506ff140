import { stepTextSize } from '../features/settings/reading-look.ts';
import type { CommandPlaces } from './app-commands.ts';
import type { ArticleRoomHandle } from './article-room-handle.ts';
import type { AppCommand } from './command.ts';
import { passageCommands } from './passage-commands.ts';
import { pagesCommands } from './pages-commands.ts';

/** The commands of an open article: what is done with a passage, what is shown, and steps through the text. */
export function articleCommands(
  at: Pick<CommandPlaces, 'room' | 'inArticle' | 'exportAs' | 'print'>,
): readonly AppCommand[] {
  const room = (run: (handle: ArticleRoomHandle) => boolean | void) => (): boolean | void => {
    const handle = at.room();
    return handle === null ? false : run(handle);
  };
  const reading = (run: (handle: ArticleRoomHandle) => boolean | void) => (): boolean | void =>
    at.inArticle() ? room(run)() : false;
  const article: readonly AppCommand[] = [
    {
      id: 'find',
      label: 'find.title',
      shortcuts: ['Mod+f'],
      inFields: true,
      run: room((handle) => handle.find()),
    },
    { id: 'note', label: 'note.add', shortcuts: ['n'], run: room((handle) => handle.note()) },
    { id: 'topic', label: 'topic.pick', shortcuts: ['t'], run: room((handle) => handle.topic()) },
    {
      id: 'last-topic',
      label: 'keys.lastTopic',
      shortcuts: ['q'],
      run: room((handle) => handle.lastTopic()),
    },
    {
      id: 'in-vivo',
      label: 'tools.inVivo',
      shortcuts: ['Shift+t'],
      run: room((handle) => handle.inVivo()),
    },
    {
      id: 'search-words',
      label: 'tools.search',
      shortcuts: ['Shift+f'],
      run: room((handle) => handle.searchWords()),
    },
    {
      id: 'what-else',
      label: 'passages.title',
      shortcuts: ['w'],
      run: room((handle) => handle.whatElse()),
    },
    { id: 'cycle', label: 'keys.cycle', shortcuts: ['o'], run: room((handle) => handle.cycle()) },
    {
      id: 'toggle-notes',
      label: 'keys.toggleNotes',
      shortcuts: ['m'],
      run: room((handle) => handle.toggleNotes()),
    },
    {
      id: 'toggle-folded',
      label: 'keys.fold',
      shortcuts: ['h'],
      run: room((handle) => handle.toggleFolded()),
    },
    {
      id: 'outline',
      label: 'outline.title',
      shortcuts: ['Shift+o'],
      run: room((handle) => handle.showOutline()),
    },
    { id: 'look', label: 'look.title', shortcuts: ['a'], run: room((handle) => handle.showLook()) },
    { id: 'larger', label: 'settings.larger', shortcuts: ['+', '='], run: () => stepTextSize(1) },
    { id: 'smaller', label: 'settings.smaller', shortcuts: ['-'], run: () => stepTextSize(-1) },
    { id: 'print', label: 'article.print', shortcuts: ['Mod+p'], inFields: true, run: at.print },
    { id: 'edit', label: 'article.edit', shortcuts: [], run: room((handle) => handle.edit()) },
    {
      id: 'provenance',
      label: 'provenance.show',
      shortcuts: ['i'],
      run: room((handle) => handle.provenance()),
    },
    {
      id: 'whole-page',
      label: 'provenance.wholePage',
      shortcuts: [],
      run: room((handle) => handle.wholePage()),
    },
    { id: 'edit-text', label: 'edit.text', shortcuts: ['e'], run: reading((handle) => handle.editText()) },
    { id: 'story', label: 'story.key', shortcuts: ['y'], run: room((handle) => handle.showStory()) },
    { id: 'versions', label: 'version.key', shortcuts: ['v'], run: room((handle) => handle.showVersions()) },
    { id: 'star', label: 'article.star', shortcuts: ['s'], run: room((handle) => handle.star()) },
    { id: 'export-article', label: 'export.article', shortcuts: [], run: () => at.exportAs('article') },
    {
      id: 'export-article-annotations',
      label: 'export.articleAnnotations',
      shortcuts: [],
      run: () => at.exportAs('article', 'webAnnotations'),
    },
    {
      id: 'next-hit',
      label: 'search.nextHit',
      shortcuts: ['F3', 'Mod+g', 'n'],
      inFields: false,
      run: room((handle) => handle.stepHit(1)),
    },
    {
      id: 'previous-hit',
      label: 'search.previousHit',
      shortcuts: ['Shift+F3', 'Mod+Shift+g', 'Shift+n'],
      run: room((handle) => handle.stepHit(-1)),
    },
    {
      id: 'nothing-in-hand',
      label: 'note.add',
      shortcuts: ['n'],
      unlisted: true,
      run: room((handle) => handle.askForPassage()),
    },
    {
      id: 'remove-highlight',
      label: 'note.delete',
      shortcuts: ['Delete', 'Backspace'],
      run: room((handle) => handle.removeActive()),
    },
    ...passageCommands(room, reading),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((index): AppCommand => ({
      id: `colour-${String(index)}`,
      label: 'keys.colour',
      shortcuts: [`Alt+${String(index + 1)}`],
      unlisted: true,
      run: room((handle) => handle.colour(index)),
    })),
  ];
  const steps: readonly AppCommand[] = (
    [
      ['next-sentence', ['j', 'ArrowDown']],
      ['previous-sentence', ['k', 'ArrowUp']],
      ['next-paragraph', ['Mod+ArrowDown']],
      ['previous-paragraph', ['Mod+ArrowUp']],
      ['extend-sentence', ['Shift+ArrowDown', 'Shift+j']],
      ['shrink-sentence', ['Shift+ArrowUp', 'Shift+k']],
      ['extend-word', ['Shift+ArrowRight']],
      ['shrink-word', ['Shift+ArrowLeft']],
      ['extend-sentence-back', ['Mod+Shift+ArrowUp']],
      ['shrink-sentence-front', ['Mod+Shift+ArrowDown']],
      ['extend-word-back', ['Mod+Shift+ArrowLeft']],
      ['shrink-word-front', ['Mod+Shift+ArrowRight']],
    ] as const
  ).map(([step, shortcuts]): AppCommand => ({
    id: step,
    label: 'keys.sentence',
    shortcuts,
    unlisted: true,
    run: reading((handle) => handle.step(step)),
  }));
  return [...pagesCommands(at), ...article, ...steps];
}
