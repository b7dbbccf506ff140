import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import { commandName } from '../i18n/command-name.ts';
import { useText } from '../i18n/text.ts';
import type { AppServices } from '../services/app-services.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useLive } from '../ui/use-live.ts';
import { sideOf } from './side.ts';
import type { Opening } from './use-opening.ts';

/** Undo and redo that say what they did, and the names of what they would do. */
export function useUndo(
  services: Pick<AppServices, 'undo' | 'library'>,
  open: Pick<Opening, 'route' | 'show' | 'article'>,
  onError: (error: AppError) => void,
) {
  const { undo: service, library } = services;
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const { t } = useText();
  const toasts = useToasts();
  const live = useMemo(() => service.state(), [service]);
  const names = useLive(live) ?? { undo: null, redo: null };
  const step = useCallback(
    async (which: 'undo' | 'redo'): Promise<void> => {
      const result = await service[which]();
      if (!result.ok) onError(result.error);
      else if (result.value === null)
        toasts.show({ text: t(which === 'undo' ? 'undo.nothing' : 'undo.nothingRedo') });
      else {
        const text = t(which === 'undo' ? 'undo.undone' : 'undo.redone', {
          name: commandName(result.value, t),
        });
        const place = service.place();
        if (place === null || sideOf(latest.current.route, place.articleId, 'main') !== null) {
          toasts.show({ text });
          // What came back, or went, is brought into sight.
          if (place !== null && place.range !== null) latest.current.show(place.articleId, place.range);
          return;
        }
        // Elsewhere than where one is now: it is said where, and one key away.
        const article = (await library.articles([place.articleId])).get(place.articleId);
        if (article === undefined) {
          toasts.show({ text });
          return;
        }
        toasts.show({
          text,
          detail: t('undo.where', { title: article.title === '' ? t('list.untitled') : article.title }),
          action: {
            label: t('undo.show'),
            run: () => latest.current.article(place.articleId, { range: place.range, hold: false }),
          },
        });
      }
    },
    [service, library, onError, toasts, t],
  );
  const undo = useCallback(() => void step('undo'), [step]);
  const redo = useCallback(() => void step('redo'), [step]);
  return { names, undo, redo };
}
