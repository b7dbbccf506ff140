/** Passages that wait for a look since their article got another version. */
export const enReview = {
  'command.keep as found': 'keep a passage as found',
  'command.keep all as found': 'keep passages as found',
  'command.attach to passage': 'put a note on another passage',
  'command.mark as lost': 'mark a passage as lost',
} as const;
