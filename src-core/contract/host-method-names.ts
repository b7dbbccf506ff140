import type { HostMethod } from './host-api.ts';

/** One entry a method: the compiler refuses this table when one is missing or too many. */
const METHODS: Readonly<Record<HostMethod, true>> = {
  describe: true,
  readJournal: true,
  append: true,
  readDocuments: true,
  readOriginal: true,
  readIndexManifest: true,
  readSegment: true,
  writeIndex: true,
  saveFiles: true,
  saveOriginal: true,
  watchFolder: true,
  takeWatched: true,
  readWatched: true,
  settleWatched: true,
  revealFolder: true,
};

/** The names of all host methods, for handlers, preload and routes. */
export const HOST_METHOD_NAMES = Object.keys(METHODS) as readonly HostMethod[];

/** Whether a name that came from outside is a host method. */
export function isHostMethod(name: string): name is HostMethod {
  return Object.hasOwn(METHODS, name);
}
