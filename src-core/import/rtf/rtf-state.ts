/** Where the text of a group goes. */
export type Destination =
  | 'text'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'field'
  | 'list-text'
  | 'comment'
  | 'comment-ref'
  | 'mark-start'
  | 'mark-end'
  | 'title'
  | 'author'
  | 'created'
  | 'revised';

/** What holds inside a group and is forgotten at its end. */
export interface RtfState {
  destination: Destination;
  /** Bytes that stand in for a character given by its number. */
  unicodeSkip: number;
  font: number;
  bold: boolean;
  italic: boolean;
  hidden: boolean;
  raised: 'superscript' | 'subscript' | null;
  /** Address of the link that the text belongs to. */
  href: string | null;
  /** What belongs to the paragraph. */
  inTable: boolean;
  outline: number | null;
  style: number | null;
  list: boolean;
  listLevel: number;
  ordered: boolean;
}

/** As a document begins. */
export function initialState(): RtfState {
  return {
    destination: 'text',
    unicodeSkip: 1,
    font: 0,
    bold: false,
    italic: false,
    hidden: false,
    raised: null,
    href: null,
    inTable: false,
    outline: null,
    style: null,
    list: false,
    listLevel: 0,
    ordered: false,
  };
}

/** Groups that hold no text of the document, and groups whose text is something else. */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  fldinst: 'field',
  listtext: 'list-text',
  pntext: 'list-text',
  annotation: 'comment',
  atnref: 'comment-ref',
  atrfstart: 'mark-start',
  atrfend: 'mark-end',
  title: 'title',
  author: 'author',
  creatim: 'created',
  revtim: 'revised',
  ...Object.fromEntries(
    (
      'colortbl pict objdata objclass header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn ' +
      'listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl filetbl ' +
      'revtbl pgptbl info operator subject keywords comment doccomm printim buptim company category manager hlinkbase ' +
      'bkmkstart bkmkend nonshppict shpgrp atnid atnauthor atndate atntime atnparent atnicn xe tc rxe private background ' +
      'mmathPr fontemb fontfile falt panose datafield formfield pn pntxta pntxtb sp template userprops'
    )
      .split(' ')
      .map((word) => [word, 'skip'] as const),
  ),
};

/** Starred groups that hold text all the same. */
export const READ_ALL_THE_SAME: ReadonlySet<string> = new Set([
  'shpinst',
  'shptxt',
  'fldinst',
  'annotation',
  'atnref',
  'atrfstart',
  'atrfend',
]);
