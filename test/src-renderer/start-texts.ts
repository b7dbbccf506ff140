import { chooseLanguage, startTexts } from '../../src-renderer/i18n/text.ts';
import type { InterfaceLanguage } from '../../src-core/base/error-sentences.ts';

/** Prepares the catalogues for a component test. */
export async function useTestLanguage(language: InterfaceLanguage): Promise<void> {
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
  await startTexts();
  await chooseLanguage(language);
}
