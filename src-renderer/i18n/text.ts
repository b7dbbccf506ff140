import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
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
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    // The names of the colours change with what they stand for.
    react: { bindI18nStore: 'added' },
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

/** Sentences of the interface inside a component. */
export function useText(): Texts {
  const { t, i18n } = useTranslation();
  return { t: t as unknown as Translate, language: i18n.language === 'de' ? 'de' : 'en' };
}
