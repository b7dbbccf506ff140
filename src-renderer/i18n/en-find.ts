/** Finding in the open article. */
export const enFind = {
  'find.title': 'Find in the article',
  'find.placeholder': 'Find in the article',
  'find.hits_one': '{{n}} hit',
  'find.hits_other': '{{n}} hits',
  'find.step': '{{index}} of {{total}}',
  'find.none': 'Not found',
  'find.folded_one': '{{n}} in folded lines',
  'find.folded_other': '{{n}} in folded lines',
  'find.next': 'Next hit',
  'find.previous': 'Previous hit',
  'find.matchCase': 'Match small and large letters',
  'find.wholeWord': 'Whole words only',
  'find.exactLetters': 'Exact letters: ä is neither a nor ae',
  'find.regex': 'Regular expression',
  'find.close': 'Back to the text, with the hit in hand',
  'find.fault.group':
    'A bracket ( is not closed. Add the ) that is missing, or write \\( for the sign itself.',
  'find.fault.noGroup': 'There is a ) that closes nothing. Take it out, or write \\) for the sign itself.',
  'find.fault.brackets':
    'A bracket [ or { is not complete. Close it, or write a \\ before it for the sign itself.',
  'find.fault.repeat': 'A repetition (*, +, ? or {…}) has nothing to repeat, or its numbers are wrong.',
  'find.fault.escape':
    'There is a \\ before a sign that needs none. Take it out, or write \\\\ for the sign itself.',
  'find.fault.property':
    'That property of letters is not known. Try \\p{L} for letters or \\p{Lu} for capitals.',
  'find.fault.range': 'A range in [ ] begins behind its end. Turn it round, as in [a-z].',
  'find.fault.pattern': 'This is not a regular expression. Mend it, or switch regular expressions off.',
  'find.fault.slow':
    'This pattern goes back and forth for too long and was stopped. Repeat less within repetitions.',
  'find.fault.stopped': 'Finding was stopped by an error. Try again.',
};
