import { useEffect, useMemo, useState } from 'react';
import type { NoteNode } from './note-node.ts';

type Parse = (note: string) => readonly NoteNode[];

let parser: Parse | null = null;
let loading: Promise<Parse> | null = null;

/** Markdown is read by a part of the program that comes later than the page. */
function loadNoteParser(): Promise<Parse> {
  loading ??= import('./parse-note.ts').then(({ parseNote }) => (parser = parseNote));
  return loading;
}

/** Notes without any of these are shown as they are. */
const MARKED = /[*_`#[\]<>~|\\&!]|^\s*(?:[-+]|\d+[.)])\s|^ {4}|https?:|www\.|^[=-]+$/mu;

/** A note's Markdown as a tree; null where it has none, or while what reads it is on its way: then it is shown as it is. */
export function useParsedNote(note: string): readonly NoteNode[] | null {
  const [parse, setParse] = useState(() => parser);
  const marked = MARKED.test(note);
  useEffect(() => {
    if (!marked || parse !== null) return;
    void loadNoteParser().then((loaded) => setParse(() => loaded));
  }, [marked, parse]);
  return useMemo(() => (marked && parse !== null ? parse(note) : null), [marked, parse, note]);
}
