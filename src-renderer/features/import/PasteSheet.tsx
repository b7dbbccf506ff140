import { useRef, useState } from 'react';
import type { ImportSource } from '../../services/import/importing.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import areaStyles from '../../ui/text-area.module.css';

interface PasteSheetProps {
  readonly onClose: () => void;
  readonly onSources: (sources: readonly ImportSource[]) => void;
}

/** A large field to paste an article into. What was copied as a page keeps its structure. */
export function PasteSheet({ onClose, onSources }: PasteSheetProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const pasted = useRef<{ readonly text: string; readonly html: string } | null>(null);
  const run = (): void => {
    // The markup counts only as long as the text beside it was not changed by hand.
    const html = pasted.current?.text.trim() === text.trim() ? (pasted.current?.html ?? '') : '';
    onSources([{ type: 'pasted', text, html: html === '' ? null : html }]);
    onClose();
  };
  return (
    <Sheet
      title={t('import.pasteTitle')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="strong" isDisabled={text.trim() === ''} onPress={run}>
            {t('import.pasteDo')}
          </Button>
        </>
      }
    >
      <p className={areaStyles.hint}>{t('import.pasteHint')}</p>
      <textarea
        // The sheet is opened to paste into it.
        autoFocus
        aria-label={t('import.pasteLabel')}
        rows={16}
        value={text}
        className={areaStyles.area}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          if (text !== '') return;
          const plain = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n');
          pasted.current = { text: plain, html: event.clipboardData.getData('text/html') };
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') run();
        }}
      />
    </Sheet>
  );
}
