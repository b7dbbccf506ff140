import * as nodeFiles from 'node:fs/promises';

/** The part of Node's file system that a notebook is written through; tests put a failing disk in its place. */
export type FileSystem = Pick<
  typeof nodeFiles,
  | 'open'
  | 'mkdir'
  | 'readdir'
  | 'readFile'
  | 'rename'
  | 'unlink'
  | 'rm'
  | 'stat'
  | 'lstat'
  | 'realpath'
  | 'link'
>;

/** The real disk. */
export const REAL_FILES: FileSystem = nodeFiles;
