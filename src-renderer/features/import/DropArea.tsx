import { useEffect, useState } from 'react';
import type { ImportSource } from '../../services/import/importing.ts';
import { useText } from '../../i18n/text.ts';
import { isTyping } from '../../ui/is-typing.ts';
import {
  droppedEntries,
  droppedHandles,
  entrySources,
  pastedSources,
  pickedSources,
} from './dropped-sources.ts';
import styles from './DropArea.module.css';

interface DropAreaProps {
  readonly onSources: (sources: readonly ImportSource[], handles: readonly FileSystemHandle[]) => void;
  readonly onNothing: () => void;
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes files dropped anywhere in the window, and what is pasted outside a text field. */
export function DropArea({ onSources, onNothing }: DropAreaProps) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child fires before leaving its parent: count them.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      const entries = droppedEntries(event.dataTransfer);
      // Without entries (a synthetic drop) the plain file list serves.
      if (entries.length === 0) onSources(pickedSources(event.dataTransfer.files), []);
      else {
        const handles = droppedHandles(event.dataTransfer);
        void entrySources(entries).then(async (sources) => onSources(sources, await handles));
      }
    };
    const paste = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || event.clipboardData === null) return;
      event.preventDefault();
      const sources = pastedSources(event.clipboardData);
      if (sources === null) onNothing();
      else onSources(sources, []);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [onSources, onNothing]);
  if (!over) return null;
  return (
    <div className={styles.area}>
      <div className={styles.frame}>
        <p className={styles.title}>{t('import.drop')}</p>
        <p>{t('import.dropHint')}</p>
      </div>
    </div>
  );
}
