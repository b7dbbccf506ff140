import { useState } from 'react';
import { emsBesideNotes, TEXT_SIZES } from '../features/settings/reading-look.ts';
import { useReadingLook } from '../features/settings/use-reading-look.ts';

/** In rem, as in Reader.module.css: the narrowest column of notes, with what lies between and beside the columns. */
const NOTES = 10.75;
const AROUND = 5.5;

/** Size of the reading text in rem by the width of the pane in rem, as in Reader.module.css. */
function typeSize(pane: number): number {
  if (pane <= 54) return 1.0625;
  return pane < 62 ? 1.125 : 1.1875;
}

/** Pixels of the pane from which on notes stand beside pages; in narrower ones letters would get too small. */
const BESIDE_PAGES = 840;

/** Whether notes have room beside the text of a pane (CSS pixels) without lines getting too short to be read well. */
function useNotesBeside(pane: number): boolean {
  const look = useReadingLook();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const text = typeSize(pane / rem) * (TEXT_SIZES[look.size] ?? 1) * emsBesideNotes(look);
  return pane / rem >= text + NOTES + AROUND;
}

/** Where the notes of the open article are. */
interface NotesPlace {
  /** In a column beside the text or the pages. */
  readonly beside: boolean;
  /** In a drawer over them, where there is no room. */
  readonly drawer: boolean;
  readonly toggle: () => void;
  readonly show: () => void;
  /** False where it was not open. */
  readonly closeDrawer: () => boolean;
}

/** Keeps the notes of a pane (CSS pixels) beside its text, or in a drawer where there is no room for them. */
export function useNotesPlace(pane: number, pages: boolean): NotesPlace {
  const [column, setColumn] = useState(true);
  const [drawer, setDrawer] = useState(false);
  const besideText = useNotesBeside(pane);
  const room = pages ? pane >= BESIDE_PAGES : besideText;
  return {
    beside: room && column,
    drawer: !room && drawer,
    toggle: () => (room ? setColumn(!column) : setDrawer(!drawer)),
    show: () => (room ? setColumn(true) : setDrawer(true)),
    closeDrawer: () => {
      setDrawer(false);
      return drawer;
    },
  };
}
