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

/** Whether notes have room beside the text of a pane (CSS pixels) without lines getting too short to be read well. */
export function useNotesBeside(pane: number): boolean {
  const look = useReadingLook();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const text = typeSize(pane / rem) * (TEXT_SIZES[look.size] ?? 1) * emsBesideNotes(look);
  return pane / rem >= text + NOTES + AROUND;
}
