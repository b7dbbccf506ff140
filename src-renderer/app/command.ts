import type { TextKey } from '../i18n/text.ts';
import type { Shortcut } from './shortcut.ts';

/** Something the user can do, by key, by the palette, or both. */
export interface AppCommand {
  readonly id: string;
  readonly label: TextKey;
  /** What it acts on, shown behind the label: the name of a saved search. */
  readonly named?: string;
  /** The first one is shown. */
  readonly shortcuts: readonly Shortcut[];
  /** Not offered in the palette: it needs a place (a row, a sentence) to act on. */
  readonly unlisted?: boolean;
  /** Also while a text field has the focus. */
  readonly inFields?: boolean;
  /** Answers false when there was nothing to do, so that the key goes on to others. */
  readonly run: () => boolean | void;
}
