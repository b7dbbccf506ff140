import type { MenuItemConstructorOptions } from 'electron';
import type { InterfaceLanguage } from '../../src-core/base/error-sentences.ts';

/** What the menu can set off beyond Electron's own roles. */
export interface MenuActions {
  readonly showNotebookFolder: () => void;
  /** Presses Ctrl+<key> in the page, which knows better than Electron's role what there is to undo. */
  readonly pressControl: (key: 'Z' | 'Y') => void;
}

const LABELS = {
  en: {
    file: '&File',
    showFolder: 'Show Notebook Folder',
    quit: 'Quit Florilegium',
    hide: 'Hide Florilegium',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: '&View',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    reload: 'Reload',
    devTools: 'Developer Tools',
  },
  de: {
    file: '&Datei',
    showFolder: 'Notizbuchordner zeigen',
    quit: 'Florilegium beenden',
    hide: 'Florilegium ausblenden',
    edit: '&Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: '&Ansicht',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    reload: 'Neu laden',
    devTools: 'Entwicklerwerkzeuge',
  },
} as const satisfies Record<InterfaceLanguage, Record<string, string>>;

/** Interface language for a system locale like "de-AT". */
export function languageOfLocale(locale: string): InterfaceLanguage {
  return /^de\b/i.test(locale) ? 'de' : 'en';
}

/** The application menu; developer tools only where the program runs from its sources. */
export function menuTemplate(
  language: InterfaceLanguage,
  platform: NodeJS.Platform,
  packaged: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const label = LABELS[language];
  const mac = platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const file: MenuItemConstructorOptions[] = [
    { label: label.showFolder, click: actions.showNotebookFolder },
    separator,
    { label: label.quit, role: 'quit' },
  ];
  // On macOS the system routes the keys through the menu, so a pressed key would come back here forever.
  const undo: MenuItemConstructorOptions[] = mac
    ? [
        { label: label.undo, role: 'undo' },
        { label: label.redo, role: 'redo' },
      ]
    : [
        {
          label: label.undo,
          accelerator: 'Ctrl+Z',
          registerAccelerator: false,
          click: () => actions.pressControl('Z'),
        },
        {
          label: label.redo,
          accelerator: 'Ctrl+Y',
          registerAccelerator: false,
          click: () => actions.pressControl('Y'),
        },
      ];
  return [
    {
      label: label.file,
      submenu: mac
        ? [...file.slice(0, 2), { label: label.hide, role: 'hide' }, separator, ...file.slice(2)]
        : file,
    },
    {
      label: label.edit,
      submenu: [
        ...undo,
        separator,
        { label: label.cut, role: 'cut' },
        { label: label.copy, role: 'copy' },
        { label: label.paste, role: 'paste' },
        { label: label.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: label.view,
      submenu: [
        { label: label.actualSize, role: 'resetZoom' },
        { label: label.zoomIn, role: 'zoomIn' },
        { label: label.zoomOut, role: 'zoomOut' },
        separator,
        { label: label.fullScreen, role: 'togglefullscreen' },
        ...(packaged
          ? []
          : ([
              separator,
              { label: label.reload, role: 'reload' },
              { label: label.devTools, role: 'toggleDevTools' },
            ] as const)),
      ],
    },
  ];
}
