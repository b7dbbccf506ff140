import type { enReview } from './en-review.ts';

/** Stellen, die angesehen werden wollen, seit ihr Artikel eine andere Fassung hat. */
export const deReview: Readonly<Record<keyof typeof enReview, string>> = {
  'command.keep as found': 'Stelle wie gefunden behalten',
  'command.keep all as found': 'Stellen wie gefunden behalten',
  'command.attach to passage': 'Notiz an andere Stelle legen',
  'command.mark as lost': 'Stelle als verloren kennzeichnen',
};
