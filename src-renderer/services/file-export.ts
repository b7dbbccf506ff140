import type { HostApi } from '../../src-core/contract/host-api.ts';
import { fileName } from '../../src-core/export/markdown/file-name.ts';
import type { ExportService } from './app-services.ts';

/** Saves files that the window made, each with the moment in its name so that none takes another's place. */
export function createFileExport(
  host: Pick<HostApi, 'saveFiles'>,
  notebookName: string,
  now: () => number,
): ExportService['file'] {
  return (name, text) => {
    const dot = name.lastIndexOf('.');
    const at = new Date(now()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
    const path = `${fileName(`${name.slice(0, dot)} ${at}`)}${name.slice(dot)}`;
    return host.saveFiles({ folderName: fileName(notebookName), files: [{ path, text }] });
  };
}
