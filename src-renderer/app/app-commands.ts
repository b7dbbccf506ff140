import type { ArticleRoomHandle } from './article-room-handle.ts';
import { articleCommands } from './article-commands.ts';
import type { AppCommand } from './command.ts';
import { searchCommands } from './search-commands.ts';
import type { SearchCommandPlaces } from './search-commands.ts';
import { onMac } from './shortcut.ts';
import type { SheetName } from './WindowSheets.tsx';

/** What the commands act on; each function does one thing. */
export interface CommandPlaces {
  /** The open article, or null. */
  readonly room: () => ArticleRoomHandle | null;
  /** Whether the focus is in the article's pane (else list keys apply). */
  readonly inArticle: () => boolean;
  readonly moveRow: (by: number) => boolean;
  readonly openRow: () => boolean;
  readonly searching: SearchCommandPlaces;
  readonly nextPane: (by: 1 | -1) => void;
  readonly backToList: () => boolean;
  /** False where none is shown. */
  readonly closePreview: () => boolean;
  /** One step back in what was opened. */
  readonly back: () => void;
  readonly forward: () => void;
  readonly toggleBeside: () => void;
  readonly openRowBeside: () => void;
  readonly toggleFacets: () => void;
  readonly codeResults: () => void;
  readonly exportResults: () => void;
  readonly library: () => void;
  readonly foldRail: () => void;
  readonly foldList: () => void;
  readonly show: (sheet: SheetName) => void;
  /** Of the import that runs; nothing where none does. */
  readonly importing: { readonly pause: () => void; readonly cancel: () => void };
  readonly undo: () => void;
  readonly redo: () => void;
  readonly pickFiles: () => void;
  readonly pickFolder: () => void;
  readonly exportAs: (scope: 'everything' | 'article' | 'topic', format?: 'webAnnotations') => void;
  readonly review: () => void;
  readonly print: () => void;
  readonly articleOpen: boolean;
  readonly topicOpen: boolean;
}

/** All commands of the window with their keys, in the order of the palette. */
export function appCommands(at: CommandPlaces): readonly AppCommand[] {
  const general: readonly AppCommand[] = [
    ...searchCommands(at.searching),
    {
      id: 'palette',
      label: 'keys.palette',
      shortcuts: ['Mod+k'],
      unlisted: true,
      inFields: true,
      run: () => at.show('palette'),
    },
    { id: 'library', label: 'keys.library', shortcuts: ['g'], run: at.library },
    { id: 'stories', label: 'stories.show', shortcuts: ['Shift+y'], run: () => at.show('stories') },
    {
      id: 'review',
      label: 'review.key',
      shortcuts: ['r'],
      run: () => {
        if (at.room()?.attach() !== true) at.review();
      },
    },
    { id: 'import-files', label: 'empty.files', shortcuts: [], run: at.pickFiles },
    { id: 'import-folder', label: 'empty.folder', shortcuts: [], run: at.pickFolder },
    { id: 'import-paste', label: 'import.paste', shortcuts: [], run: () => at.show('paste') },
    { id: 'import-pause', label: 'import.pauseOrContinue', shortcuts: [], run: at.importing.pause },
    { id: 'import-cancel', label: 'import.cancelIt', shortcuts: [], run: at.importing.cancel },
    { id: 'import-report', label: 'import.showReport', shortcuts: [], run: () => at.show('report') },
    { id: 'undo', label: 'app.undo', shortcuts: ['Mod+z'], run: at.undo },
    {
      id: 'redo',
      label: 'app.redo',
      shortcuts: onMac ? ['Mod+Shift+z'] : ['Mod+Shift+z', 'Mod+y'],
      run: at.redo,
    },
    {
      id: 'export-everything',
      label: 'export.everything',
      shortcuts: [],
      run: () => at.exportAs('everything'),
    },
    {
      id: 'export-everything-annotations',
      label: 'export.everythingAnnotations',
      shortcuts: [],
      run: () => at.exportAs('everything', 'webAnnotations'),
    },
    { id: 'fold-rail', label: 'keys.foldRail', shortcuts: ['b'], run: at.foldRail },
    { id: 'fold-list', label: 'keys.foldList', shortcuts: ['l'], run: at.foldList },
    { id: 'facets', label: 'facets.toggle', shortcuts: ['f'], run: at.toggleFacets },
    { id: 'code-results', label: 'results.code', shortcuts: [], run: at.codeResults },
    { id: 'export-results', label: 'results.export', shortcuts: [], run: at.exportResults },
    { id: 'back', label: 'keys.back', shortcuts: ['Alt+ArrowLeft'], run: at.back },
    { id: 'forward', label: 'keys.forward', shortcuts: ['Alt+ArrowRight'], run: at.forward },
    { id: 'beside', label: 'beside.toggle', shortcuts: ['Shift+b'], run: at.toggleBeside },
    { id: 'open-row-beside', label: 'beside.openRow', shortcuts: ['Shift+Enter'], run: at.openRowBeside },
    { id: 'settings', label: 'settings.title', shortcuts: [], run: () => at.show('settings') },
    { id: 'keys', label: 'keys.title', shortcuts: ['?'], run: () => at.show('keys') },
    {
      id: 'next-pane',
      label: 'keys.panes',
      shortcuts: ['F6'],
      unlisted: true,
      inFields: true,
      run: () => at.nextPane(1),
    },
    {
      id: 'previous-pane',
      label: 'keys.panes',
      shortcuts: ['Shift+F6'],
      unlisted: true,
      inFields: true,
      run: () => at.nextPane(-1),
    },
  ];
  const rows: readonly AppCommand[] = [
    { id: 'open-row', label: 'keys.open', shortcuts: ['Enter'], unlisted: true, run: at.openRow },
    {
      id: 'next-row',
      label: 'keys.row',
      shortcuts: ['j', 'ArrowDown'],
      unlisted: true,
      run: () => at.moveRow(1),
    },
    {
      id: 'previous-row',
      label: 'keys.row',
      shortcuts: ['k', 'ArrowUp'],
      unlisted: true,
      run: () => at.moveRow(-1),
    },
    {
      id: 'escape',
      label: 'keys.leave',
      shortcuts: ['Escape'],
      unlisted: true,
      run: () => at.closePreview() || at.room()?.escape() === true || at.backToList(),
    },
  ];
  return [
    ...general,
    ...(at.articleOpen ? articleCommands(at) : []),
    ...(at.topicOpen
      ? [
          {
            id: 'export-topic',
            label: 'export.topic',
            shortcuts: [],
            run: () => at.exportAs('topic'),
          } as const,
          {
            id: 'export-topic-annotations',
            label: 'export.topicAnnotations',
            shortcuts: [],
            run: () => at.exportAs('topic', 'webAnnotations'),
          } as const,
        ]
      : []),
    ...rows,
  ];
}
