import { en } from '../../i18n/en.ts';
import type { TextKey, Texts } from '../../i18n/text.ts';
import type { Offer } from './use-completions.ts';

/** How an offer is read: what it inserts, and what that means. */
export interface OfferText {
  readonly label: string;
  readonly detail: string | null;
}

const known = (key: string): TextKey | null => (key in en ? (key as TextKey) : null);

function languageName(code: string, language: string): string | null {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? null;
  } catch {
    return null;
  }
}

/** Words for one line of the list below the search box. */
export function offerText(offer: Offer, { t, language }: Texts): OfferText {
  if (offer.type === 'past') return { label: offer.query, detail: null };
  if (offer.type === 'forget') return { label: t('history.clear'), detail: null };
  const { kind, name, also } = offer.completion;
  switch (kind) {
    case 'word':
      return { label: name, detail: null };
    case 'operator':
    case 'field': {
      const key = known(kind === 'field' ? `complete.${name}:` : `complete.${name}`);
      return { label: kind === 'field' ? `${name}:` : name, detail: key === null ? null : t(key) };
    }
    case 'value': {
      if (also !== undefined) return { label: name, detail: t('complete.alias', { alias: also }) };
      if (offer.field === 'lang') return { label: name, detail: languageName(name, language) };
      const key =
        offer.field === 'color' ? known(`colour.${name}`) : known(`complete.${offer.field}.${name}`);
      if (key !== null) return { label: name, detail: t(key) };
      return { label: name, detail: name.endsWith('..') ? t('complete.openRange') : null };
    }
  }
}
