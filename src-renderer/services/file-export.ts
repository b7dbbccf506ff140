import type { HostApi } from '../../src-core/contract/host-api.ts';
import { fileName } from '../../src-core/export/markdown/file-name.ts';
import type { ExportService } from './exporting.ts';

/** Saves files that the window made, each with the moment in its name so that none takes another's place. */
export function createFileExport(
  host: Pick<HostApi, 'saveFiles'>,
  notebookName: string,
  now: () => number,
): ExportService['file'] {
  const given = new Set<string>();
  return (name, text) => {
    const dot = name.lastIndexOf('.');
    const at = new Date(now()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
    const named = (number: string): string =>
      `${fileName(`${name.slice(0, dot)} ${at}${number}`)}${name.slice(dot)}`;
    let path = named('');
    // Two within a second have the same moment.
    for (let number = 2; given.has(path); number += 1) path = named(` ${String(number)}`);
    given.add(path);
    return host.saveFiles({ folderName: fileName(notebookName), files: [{ path, text }] });
  };
}
