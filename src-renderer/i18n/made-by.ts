import { formatName } from './format-name.ts';
import type { Translate } from './text.ts';

/** How a version of a text came about, from its record's `madeBy`: an importer with its own version, "edit", "version 2". */
export function madeByText(madeBy: string, t: Translate): string {
  if (madeBy === 'edit') return t('version.edit');
  if (madeBy.endsWith(', whole page')) return t('version.wholePage');
  const [name = '', number = ''] = madeBy.split(' ');
  if (name === 'version') return t('version.again', { n: number });
  return t('version.imported', { importer: formatName(name, t) });
}
