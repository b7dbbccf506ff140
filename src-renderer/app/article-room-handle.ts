import type { EndStep, PassageEnd } from '../../src-core/text/step-end.ts';
import type { PagesHandle } from '../features/reader/pages/pages-handle.ts';
import type { CursorStep } from '../features/reader/reading-cursor.ts';

/** What the keys ask of the open article; false = there was nothing to act on. */
export interface ArticleRoomHandle {
  /** Highlights in one of the eight colours, counted from 0. */
  readonly colour: (index: number) => boolean;
  readonly note: () => boolean;
  /** Writes a note about the whole article. */
  readonly pageNote: () => boolean;
  /** From the passage in hand to its note. */
  readonly focusNote: () => boolean;
  /** With its source: as text and HTML, or as Markdown. */
  readonly copyQuote: (form: 'text' | 'markdown') => boolean;
  /** A link that opens the passage. */
  readonly copyLink: () => boolean;
  /** Says that words must be selected first. */
  readonly askForPassage: () => void;
  readonly topic: () => boolean;
  readonly lastTopic: () => boolean;
  /** Takes the next overlapping highlight in hand. */
  readonly cycle: () => boolean;
  readonly removeActive: () => boolean;
  /** Moves an end of the annotation in hand. */
  readonly moveEnd: (end: PassageEnd, step: EndStep, direction: 1 | -1) => boolean;
  /** Brings the focus to the handle at its end. */
  readonly focusEnd: () => boolean;
  /** With the words in hand: searches the archive for them, makes them a topic, asks what else says this. */
  readonly searchWords: () => boolean;
  readonly inVivo: () => boolean;
  readonly whatElse: () => boolean;
  /** Opens the bar for finding in the text. */
  readonly find: () => void;
  /** Through what is found in the text, else through the hits of the search. */
  /** The pages where they are shown, else null. */
  readonly pages: () => PagesHandle | null;
  /** Pages or reading text. */
  readonly togglePages: () => boolean;
  readonly stepHit: (by: 1 | -1) => boolean;
  readonly step: (step: CursorStep) => boolean;
  readonly toggleFolded: () => void;
  readonly toggleNotes: () => void;
  /** The list of all notes of the article. */
  readonly toggleNotesList: () => void;
  /** Opens the choice of how the text is set. */
  readonly showLook: () => void;
  /** Opens the list of headings. */
  readonly showOutline: () => void;
  /** Corrects what is known about the article. */
  readonly edit: () => void;
  /** Shows where the article comes from. */
  readonly provenance: () => void;
  /** Takes the whole page in place of what was found in it. */
  readonly wholePage: () => void;
  /** Edits the paragraph of the passage in hand. */
  readonly editText: () => void;
  readonly showStory: () => void;
  readonly showVersions: () => void;
  /** Puts the passage under review, or a lost one, on the words in hand; false where there is no such thing. */
  readonly attach: () => boolean;
  readonly star: () => void;
  /** Puts away what is in hand; false where nothing was. */
  readonly escape: () => boolean;
}
