import type { PagesHandle } from '../features/reader/pages/pages-handle.ts';
import type { CommandPlaces } from './app-commands.ts';
import type { AppCommand } from './command.ts';

/** What the keys ask of a PDF's pages; each answers false where an article without pages is open, so that the key may mean something else. */
export function pagesCommands(at: Pick<CommandPlaces, 'room'>): readonly AppCommand[] {
  const pages = (run: (handle: PagesHandle) => void) => (): boolean => {
    const handle = at.room()?.pages() ?? null;
    if (handle === null) return false;
    run(handle);
    return true;
  };
  return [
    { id: 'pages', label: 'pages.show', shortcuts: ['p'], run: () => at.room()?.togglePages() ?? false },
    { id: 'go-to-page', label: 'pages.goTo', shortcuts: ['Mod+Alt+g'], run: pages((all) => all.askPage()) },
    { id: 'next-page', label: 'pages.next', shortcuts: [']'], run: pages((all) => all.turnPage(1)) },
    { id: 'previous-page', label: 'pages.previous', shortcuts: ['['], run: pages((all) => all.turnPage(-1)) },
    { id: 'pages-side', label: 'pages.side', shortcuts: ['F4'], run: pages((all) => all.toggleSide()) },
    {
      id: 'pages-larger',
      label: 'pages.larger',
      shortcuts: ['Mod+=', 'Mod++', '+', '='],
      run: pages((all) => all.zoomBy(1)),
    },
    {
      id: 'pages-smaller',
      label: 'pages.smaller',
      shortcuts: ['Mod+-', '-'],
      run: pages((all) => all.zoomBy(-1)),
    },
    {
      id: 'pages-width',
      label: 'pages.fitWidth',
      shortcuts: ['Mod+0'],
      run: pages((all) => all.fit('width')),
    },
    { id: 'pages-page', label: 'pages.fitPage', shortcuts: ['Mod+9'], run: pages((all) => all.fit('page')) },
    { id: 'pages-area', label: 'pages.area', shortcuts: ['a'], run: pages((all) => all.markArea()) },
    { id: 'pages-turn', label: 'pages.turn', shortcuts: ['Shift+r'], run: pages((all) => all.turnBy(1)) },
    { id: 'pages-turn-back', label: 'pages.turnBack', shortcuts: [], run: pages((all) => all.turnBy(-1)) },
    { id: 'pages-themed', label: 'pages.themed', shortcuts: [], run: pages((all) => all.toggleLook()) },
  ];
}
