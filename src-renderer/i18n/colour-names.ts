import i18next from 'i18next';
import { de } from './de.ts';
import { en } from './en.ts';

const NAMES = ['yellow', 'red', 'green', 'blue', 'purple', 'magenta', 'orange', 'gray'] as const;
type ColourName = (typeof NAMES)[number];

/** As the catalogues have them: the sentences in use are other ones once a colour has a meaning. */
const PLAIN = { en: namesIn(en), de: namesIn(de) } as const;

function namesIn(catalogue: typeof en | typeof de): ReadonlyMap<ColourName, string> {
  return new Map(NAMES.map((colour) => [colour, catalogue[`colour.${colour}`]]));
}

/** A colour's own name, where it is only a colour: of a topic. */
export function plainColourName(colour: ColourName, language: 'en' | 'de'): string {
  return PLAIN[language].get(colour) ?? colour;
}

/**
 * Lets every sentence that names a highlight colour say what it stands for: "Fact (yellow)". Every screen does so through
 * `t('colour.…')`, so that none can forget it.
 */
export function nameColours(meanings: Readonly<Partial<Record<ColourName, string>>>): void {
  for (const language of ['en', 'de'] as const) {
    const names = NAMES.map((colour) => {
      const name = plainColourName(colour, language);
      const meaning = meanings[colour];
      return [`colour.${colour}`, meaning === undefined ? name : `${meaning} (${name})`] as const;
    });
    i18next.addResourceBundle(language, 'translation', Object.fromEntries(names), true, true);
  }
}
