/** Sentences about annotations: their ends, notes, colours and lists. */
export const enNotes = {
  'ends.adjust': 'Adjust the ends of the highlight',
  'ends.start': 'Start of the highlight',
  'ends.end': 'End of the highlight',
  'ends.endLater': 'End of the highlight: a word on',
  'ends.endEarlier': 'End of the highlight: a word back',
  'ends.startLater': 'Start of the highlight: a word on',
  'ends.startEarlier': 'Start of the highlight: a word back',
  'ends.endLetterLater': 'End of the highlight: a letter on',
  'ends.endLetterEarlier': 'End of the highlight: a letter back',
  'ends.startLetterLater': 'Start of the highlight: a letter on',
  'ends.startLetterEarlier': 'Start of the highlight: a letter back',
  'ends.keyWord': 'Its end by a word; with Shift its start, with Alt by a letter',
  'keys.extendBack': 'Extend or shorten at the start',
  'command.set passage': 'move the ends of a highlight',
} as const;
