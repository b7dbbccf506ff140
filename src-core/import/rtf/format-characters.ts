import type { RtfState } from './rtf-state.ts';

/** Applies a control word about the look of characters. */
export function formatCharacters(state: RtfState, word: string, value: number | null): void {
  const on = value !== 0;
  switch (word) {
    case 'uc':
      state.unicodeSkip = Math.max(0, value ?? 1);
      break;
    case 'f':
      state.font = value ?? 0;
      break;
    case 'b':
      state.bold = on;
      break;
    case 'i':
      state.italic = on;
      break;
    case 'v':
    case 'deleted':
      state.hidden = on;
      break;
    case 'super':
      state.raised = on ? 'superscript' : null;
      break;
    case 'sub':
      state.raised = on ? 'subscript' : null;
      break;
    case 'up':
      state.raised = value === 0 ? null : 'superscript';
      break;
    case 'dn':
      state.raised = value === 0 ? null : 'subscript';
      break;
    case 'nosupersub':
      state.raised = null;
      break;
    case 'plain':
      Object.assign(state, { bold: false, italic: false, hidden: false, raised: null });
  }
}
