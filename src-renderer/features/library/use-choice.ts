import { useCallback, useEffect, useState } from 'react';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { AppServices } from '../../services/app-services.ts';
import { requestOf } from '../../services/search-question.ts';
import type { SearchQuestion } from '../../services/search-question.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { NOTHING_CHOSEN, toggledChoice, withChoices } from './hit-selection.ts';
import type { ChosenHit, HitSelection } from './hit-selection.ts';

/** Results that "choose all" takes; what is worked on together is looked at one by one. */
const MOST_CHOSEN = 1_000;

interface Choice {
  readonly selection: HitSelection;
  readonly toggle: (chosen: ChosenHit) => void;
  /** Adds the row one leaves and the row one comes to. */
  readonly extend: (from: ChosenHit | null, to: ChosenHit | null) => void;
  /** All results, also those that were never on screen, up to a limit that is said. */
  readonly all: () => Promise<void>;
  readonly clear: () => void;
}

/** Which results are chosen to be worked on; another question begins with none. */
export function useChoice(search: AppServices['search'], question: SearchQuestion): Choice {
  const { t, language } = useText();
  const toasts = useToasts();
  const announce = useAnnounce();
  const [selection, setSelection] = useState(NOTHING_CHOSEN);
  const { text, scope } = question;
  useEffect(() => setSelection(NOTHING_CHOSEN), [text, scope]);
  const say = (size: number): void =>
    announce(t('results.chosen', { count: size, n: formatNumber(size, language) }));
  const clear = useCallback(() => setSelection(NOTHING_CHOSEN), []);
  const set = (next: HitSelection): void => {
    setSelection(next);
    say(next.size);
  };
  return {
    selection,
    clear,
    toggle: (chosen) => set(toggledChoice(selection, chosen)),
    extend: (from, to) =>
      set(
        withChoices(
          selection,
          [from, to].filter((each) => each !== null),
        ),
      ),
    all: async () => {
      const found = await search.search({ ...requestOf(question), offset: 0, limit: MOST_CHOSEN });
      if (!found.ok) return;
      const { hits, total } = found.value;
      set(new Map(hits.map((hit) => [hit.key, { hit, range: null }] as const)));
      if (total > hits.length)
        toasts.show({
          text: t('results.chosenSome', {
            n: formatNumber(hits.length, language),
            total: formatNumber(total, language),
          }),
        });
    },
  };
}
