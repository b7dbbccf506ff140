import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { InterfaceLanguage } from '../../src-core/base/error-sentences.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { CatalogueKey } from './en.ts';

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** A sentence of the interface; plural forms are chosen by the value `count`. */
export type TextKey = WithoutPlural<CatalogueKey>;

export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the sentence of a key in the interface's language, with its values filled in. */
export type Translate = (key: TextKey, values?: TextValues) => string;

const STORED_LANGUAGE = 'florilegium.language';

/** What the user chose, or null for the system's language. */
export function chosenLanguage(): InterfaceLanguage | null {
  const stored = localStorage.getItem(STORED_LANGUAGE);
  return stored === 'en' || stored === 'de' ? stored : null;
}

function languageInForce(): InterfaceLanguage {
  const chosen = chosenLanguage();
  if (chosen !== null) return chosen;
  return navigator.languages.find((tag) => /^(de|en)\b/.test(tag))?.startsWith('de') ? 'de' : 'en';
}

/** Prepares the catalogues; call once before the first render. */
export async function startTexts(): Promise<void> {
  const language = languageInForce();
  await i18next.init({
    lng: language,
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en }, de: { translation: de } },
  });
  document.documentElement.lang = language;
}

/** Switches the interface's language at once and remembers it; null follows the system. */
export async function chooseLanguage(language: InterfaceLanguage | null): Promise<void> {
  if (language === null) localStorage.removeItem(STORED_LANGUAGE);
  else localStorage.setItem(STORED_LANGUAGE, language);
  await i18next.changeLanguage(languageInForce());
  document.documentElement.lang = languageInForce();
}

export interface Texts {
  readonly t: Translate;
  readonly language: InterfaceLanguage;
}

let texts = textsInForce();

/** Sentences without values are looked up once: a window asks for hundreds of them with every key. */
function textsInForce(): Texts {
  const known = new Map<TextKey, string>();
  const t: Translate = (key, values) => {
    if (values !== undefined) return i18next.t(key, values);
    const before = known.get(key);
    if (before !== undefined) return before;
    const text = i18next.t(key);
    known.set(key, text);
    return text;
  };
  return { t, language: i18next.language === 'de' ? 'de' : 'en' };
}

const listeners = new Set<() => void>();

function textsChanged(): void {
  texts = textsInForce();
  for (const listener of [...listeners]) listener();
}

i18next.on('initialized', () => {
  textsChanged();
  // The names of the colours change with what they stand for.
  i18next.store.on('added', textsChanged);
});
i18next.on('languageChanged', textsChanged);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sentences of the interface inside a component; the same object until the language or the name of a colour changes. */
export function useText(): Texts {
  return useSyncExternalStore(listen, () => texts);
}
