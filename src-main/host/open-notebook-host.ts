import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi, NotebookDescription } from '../../src-core/contract/host-api.ts';

/** What opening a notebook takes; everything but the folder has a default. */
export interface NotebookHostOptions {
  /** The notebook folder; made where it is absent or empty. */
  readonly folder: string;
  /** Keeps device ids and the like, outside every notebook. Default: the user's state folder of the system. */
  readonly stateFolder?: string;
  /** Where `saveFiles` writes when there is no `chooseFolder`. Default: exports/ in the notebook folder. */
  readonly exportFolder?: string;
  /** Asks the user for a folder to save into (null = cancelled); makes the capability 'dialog'. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** Shows a folder in the system's file manager; makes the capability `revealFolder` true. */
  readonly showFolder?: (folder: string) => Promise<void>;
  /** Wall clock in ms since 1970. Default: the system's. */
  readonly now?: () => number;
  /** Version of the program, for `describe`. */
  readonly version?: string;
}

/** An open notebook: its lock is held until `close`. */
export interface NotebookHost {
  readonly api: HostApi;
  /** Absolute path of the notebook folder. */
  readonly folder: string;
  /** What `describe` answered at opening. */
  readonly description: NotebookDescription;
  /** Waits for what is being written, then gives the lock back. */
  close(): Promise<void>;
}

/** Opens a notebook folder for writing; one host at a time holds it. */
export async function openNotebookHost(
  options: NotebookHostOptions,
): Promise<Result<NotebookHost, AppError>> {
  return failure(appError('notebook-missing', { folder: options.folder }));
}
