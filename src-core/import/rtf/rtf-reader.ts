import type { DraftBlock } from '../../text/document-builder.ts';
import { absoluteUrl } from '../html/absolute-url.ts';
import { blockWriter, type BlockWriter, type DraftPoint } from '../office/block-writer.ts';
import { numberedNote, writeReference } from '../office/numbered-notes.ts';
import { CHARACTERS, symbolOf } from './rtf-characters.ts';
import { decodeCodePage, labelOfCharacterSet, labelOfCodePage } from './rtf-encoding.ts';
import { formatCharacters } from './format-characters.ts';
import { paragraphKind } from './paragraph-kind.ts';
import type { RtfComment, RtfContent } from './rtf-content.ts';
import { DESTINATIONS, initialState, READ_ALL_THE_SAME, type RtfState } from './rtf-state.ts';
import { rtfTokens } from './rtf-tokens.ts';

const DEEPEST = 10_000;

/** Reads an RTF file; what is damaged or unknown is passed over, as the format asks for. */
export function readRtf(bytes: Uint8Array): RtfContent {
  return new RtfReader().read(bytes);
}

class RtfReader {
  #state: RtfState = initialState();
  readonly #stack: { readonly state: RtfState; readonly end: (() => void) | null }[] = [];
  #writer: BlockWriter = blockWriter();
  readonly #main = this.#writer;
  readonly #notes: (readonly DraftBlock[])[] = [];
  #document = 'windows-1252';
  readonly #fonts = new Map<number, { label: string | null; symbol: boolean }>();
  readonly #styles = new Map<number, string>();
  #bytes: number[] = [];
  /** Text that goes on in one look. */
  #text = '';
  #look = '';
  #skip = 0;
  #starred = false;
  #justOpened = false;
  /** Text of the group that is no text of the document. */
  #aside = '';
  #date: Record<string, number> = {};
  #cell: DraftPoint = this.#main.here();
  #rowCells = 0;
  #inHead = false;
  #href: string | null = null;
  #commentRef = '';
  readonly #marks = new Map<string, { start: DraftPoint; end: DraftPoint | null }>();
  readonly #comments: RtfComment[] = [];
  #title = '';
  #author = '';
  #created = '';
  #revised = '';
  #shownTitle = '';

  read(bytes: Uint8Array): RtfContent {
    for (const token of rtfTokens(bytes)) {
      if (token.type === 'open') this.#open();
      else if (token.type === 'close') this.#close();
      else if (token.type === 'byte') this.#byte(token.byte);
      else this.#control(token.word, token.value);
    }
    while (this.#stack.length > 0) this.#close();
    this.#decode();
    this.#flush();
    this.#endParagraph();
    const notes = this.#notes.flatMap((drafts, index) => numberedNote(drafts, index + 1));
    return {
      drafts: [...this.#main.drafts, ...notes],
      comments: this.#comments,
      title: this.#title,
      author: this.#author,
      created: this.#created,
      revised: this.#revised,
      shownTitle: this.#shownTitle,
    };
  }

  #open(): void {
    this.#decode();
    if (this.#stack.length >= DEEPEST) throw new RangeError('groups nest too deep');
    this.#stack.push({ state: this.#state, end: null });
    this.#state = { ...this.#state };
    this.#justOpened = true;
    this.#starred = false;
    this.#skip = 0;
  }

  #close(): void {
    this.#decode();
    const outer = this.#stack.pop();
    this.#justOpened = false;
    this.#skip = 0;
    if (outer === undefined) return;
    const { destination } = this.#state;
    if (destination !== outer.state.destination) this.#endDestination(destination, outer.state);
    outer.end?.();
    const { inTable, outline, style, list, listLevel, ordered } = this.#state;
    this.#state = outer.state;
    // A group may hold the paragraph's end, but a paragraph that goes on keeps what was said of it inside.
    if (this.#writer.isOpen() || this.#text !== '')
      Object.assign(this.#state, { inTable, outline, style, list, listLevel, ordered });
  }

  /** What a group that is no text was there for. */
  #endDestination(destination: RtfState['destination'], outer: RtfState): void {
    const text = this.#aside.trim();
    switch (destination) {
      case 'field':
        this.#href = absoluteUrl(/HYPERLINK\s+(?:\\l\s+)?"?([^"\s]+)"?/u.exec(text)?.[1] ?? '', '');
        break;
      case 'title':
        this.#title = text;
        break;
      case 'author':
        this.#author = text;
        break;
      case 'created':
        this.#created = this.#dateText();
        break;
      case 'revised':
        this.#revised = this.#dateText();
        break;
      case 'comment-ref':
        this.#commentRef = text;
        return;
      case 'mark-start':
        this.#flush();
        this.#marks.set(text, { start: this.#writer.here(), end: null });
        break;
      case 'mark-end': {
        this.#flush();
        const mark = this.#marks.get(text);
        if (mark !== undefined) mark.end = this.#writer.here();
        break;
      }
      case 'list-text':
        this.#endListText(text, outer);
        break;
      case 'comment':
        this.#endComment(text);
        break;
      default:
        return;
    }
    this.#aside = '';
  }

  #endListText(text: string, outer: RtfState): void {
    for (const state of [outer, this.#state]) {
      state.list = true;
      state.ordered = /[\p{L}\p{N}]/u.test(text.replace(/^[ox§]$/u, ''));
    }
  }

  #endComment(text: string): void {
    this.#flush();
    const place = this.#marks.get(this.#commentRef);
    const here = this.#writer.here();
    const note = text.slice(text.startsWith(this.#commentRef) ? this.#commentRef.length : 0).trim();
    if (note !== '' && this.#writer === this.#main)
      this.#comments.push({ start: place?.start ?? here, end: place?.end ?? here, note });
    this.#commentRef = '';
  }

  #dateText(): string {
    const { yr = 0, mo = 0, dy = 0 } = this.#date;
    this.#date = {};
    if (yr < 1900 || mo < 1 || dy < 1) return '';
    return `${yr}-${String(mo).padStart(2, '0')}-${String(dy).padStart(2, '0')}`;
  }

  #byte(byte: number): void {
    this.#justOpened = false;
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    const { destination } = this.#state;
    if (destination === 'skip') return;
    if (destination === 'fonts') return;
    this.#bytes.push(byte);
    if (destination === 'styles' && byte === 0x3b) this.#endStyle();
  }

  #endStyle(): void {
    this.#decode();
    const { style } = this.#state;
    this.#styles.set(style ?? 0, this.#aside.replace(/;$/u, '').trim());
    this.#aside = '';
  }

  #decode(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    const font = this.#fonts.get(this.#state.font);
    if (font?.symbol === true && this.#state.destination === 'text') {
      for (const byte of bytes) this.#put(symbolOf(byte));
      return;
    }
    const label = font?.label ?? this.#document;
    this.#put(decodeCodePage(bytes, label));
  }

  #put(text: string): void {
    if (this.#state.destination !== 'text') {
      this.#aside += text;
      return;
    }
    if (this.#state.hidden) return;
    const { bold, italic, raised, href } = this.#state;
    const look = `${bold} ${italic} ${raised} ${href}`;
    if (look !== this.#look) this.#flush();
    this.#look = look;
    this.#text += text;
  }

  /** Writes the text that goes on in one look, with its marks. */
  #flush(): void {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    const [bold, italic, raised, href = 'null'] = this.#look.split(' ');
    let write = (): void => this.#writer.text(text);
    const wrap = (
      type: 'strong' | 'emphasis' | 'superscript' | 'subscript' | 'link',
      address?: string,
    ): void => {
      const inner = write;
      write = () => this.#writer.marked(type, inner, address === undefined ? {} : { href: address });
    };
    if (raised === 'superscript' || raised === 'subscript') wrap(raised);
    if (italic === 'true') wrap('emphasis');
    if (bold === 'true') wrap('strong');
    if (href !== 'null') wrap('link', href);
    write();
  }

  #control(word: string, value: number | null): void {
    const first = this.#justOpened;
    if (word === '*') {
      this.#starred = first;
      return;
    }
    this.#decode();
    this.#justOpened = false;
    const destination = first || this.#starred ? DESTINATIONS[word] : undefined;
    const unknown = this.#starred && !READ_ALL_THE_SAME.has(word) && destination === undefined;
    this.#starred = false;
    if (
      this.#state.destination === 'skip' &&
      !(word === 'title' || word === 'author' || word === 'creatim' || word === 'revtim')
    )
      return;
    if (unknown) {
      this.#state.destination = 'skip';
      return;
    }
    if (destination !== undefined) {
      this.#state.destination = destination;
      this.#aside = destination === 'comment-ref' ? '' : this.#aside;
      if (destination !== 'comment-ref') this.#aside = '';
      return;
    }
    if (word === 'u' && value !== null) return this.#unicode(value);
    if (this.#state.destination === 'fonts') return this.#fontControl(word, value);
    if (this.#state.destination === 'created' || this.#state.destination === 'revised') {
      if (value !== null) this.#date[word] = value;
      return;
    }
    const character = CHARACTERS[word];
    if (character !== undefined) {
      if (this.#skip > 0) this.#skip -= 1;
      else this.#put(character);
      return;
    }
    this.#characterControl(word, value);
    if (this.#state.destination === 'text' || this.#state.destination === 'styles')
      this.#paragraphControl(word, value);
    else if (word === 'par') this.#aside += '\n';
  }

  #unicode(value: number): void {
    const code = value < 0 ? value + 0x10000 : value;
    this.#skip = this.#state.unicodeSkip;
    if (code >= 0xf000 && code <= 0xf0ff) this.#put(symbolOf(code & 0xff));
    else if (code > 0 && code <= 0x10ffff) this.#put(String.fromCharCode(code));
  }

  #fontControl(word: string, value: number | null): void {
    if (word === 'f' && value !== null) {
      this.#state.font = value;
      this.#fonts.set(value, { label: null, symbol: false });
    } else if (word === 'fcharset' && value !== null)
      this.#fonts.set(this.#state.font, { label: labelOfCharacterSet(value), symbol: value === 2 });
  }

  #characterControl(word: string, value: number | null): void {
    if (word === 'ansicpg' && value !== null) this.#document = labelOfCodePage(value);
    else if (word === 'mac') this.#document = 'macintosh';
    else if (word === 'pc') this.#document = labelOfCodePage(437);
    else if (word === 'fldrslt') {
      this.#state.href = this.#href;
      this.#href = null;
    } else formatCharacters(this.#state, word, value);
  }

  #paragraphControl(word: string, value: number | null): void {
    const state = this.#state;
    switch (word) {
      case 'pard':
        Object.assign(state, {
          inTable: false,
          outline: null,
          style: null,
          list: false,
          listLevel: 0,
          ordered: false,
        });
        break;
      case 'intbl':
        state.inTable = true;
        break;
      case 's':
        state.style = value;
        break;
      case 'outlinelevel':
        state.outline = value;
        break;
      case 'ls':
        state.list = value !== 0;
        break;
      case 'ilvl':
        state.listLevel = Math.min(20, value ?? 0);
        break;
      case 'par':
      case 'sect':
        this.#flush();
        if (state.inTable || this.#rowCells > 0) this.#writer.text(' ');
        else this.#endParagraph();
        break;
      case 'trowd':
      case 'trhdr':
        this.#inHead = word === 'trhdr';
        break;
      case 'nestcell':
        this.#put(' ');
        break;
      case 'cell':
        this.#endCell();
        break;
      case 'row':
        this.#flush();
        this.#writer.endBlock({ type: this.#rowCells > 0 ? 'table-row' : 'paragraph' });
        this.#rowCells = 0;
        this.#cell = this.#writer.here();
        break;
      case 'footnote':
        this.#footnote();
    }
  }

  #endCell(): void {
    this.#flush();
    this.#writer.markSince('cell', this.#cell, this.#inHead ? { heads: 'column' } : {});
    this.#writer.text('\t');
    this.#rowCells += 1;
    this.#cell = this.#writer.here();
  }

  #footnote(): void {
    const outer = this.#stack.at(-1);
    if (outer === undefined || this.#writer !== this.#main) return;
    this.#flush();
    const number = this.#notes.push([]);
    writeReference(this.#main, number);
    const note = blockWriter();
    const { state } = outer;
    this.#writer = note;
    Object.assign(this.#state, { ...initialState(), font: state.font, unicodeSkip: state.unicodeSkip });
    this.#stack[this.#stack.length - 1] = {
      state,
      end: () => {
        this.#flush();
        note.endBlock({ type: 'paragraph' });
        this.#notes[number - 1] = note.drafts;
        this.#writer = this.#main;
        this.#state = state;
      },
    };
  }

  #endParagraph(): void {
    const name = this.#styles.get(this.#state.style ?? -1) ?? '';
    const kind = paragraphKind(this.#state, name);
    const isTitle = /^(?:title|titel)$/iu.test(name);
    const from = this.#writer.drafts.length;
    this.#writer.endBlock(kind);
    const draft = this.#writer.drafts[from];
    if (isTitle && this.#shownTitle === '' && draft !== undefined) this.#shownTitle = draft.raw;
    this.#cell = this.#writer.here();
  }
}
