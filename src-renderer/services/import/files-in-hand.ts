import type { FileInHand } from '../../store/in-hand-store.ts';

/** What the file is called among the files in hand. */
export function inHandName({
  name,
  size,
  lastModified,
}: Pick<File, 'name' | 'size' | 'lastModified'>): string {
  return `${name.normalize('NFC')}\n${String(size)}\n${String(lastModified)}`;
}

/**
 * What is to be thought of files that were in hand when their windows died; `alive` names the imports that still run.
 * Guilty is one that was alone in hand, unless it got further than the last time: an archive is long in hand, and the
 * power may fail meanwhile.
 */
export function judgeFilesInHand(
  files: readonly FileInHand[],
  alive: ReadonlySet<string>,
): readonly FileInHand[] {
  const dead = files.filter(({ run }) => run !== null && !alive.has(run));
  return dead.map((each) => {
    const alone = dead.filter(({ run }) => run === each.run).length === 1;
    const stuck = each.articles === 0 || each.articles <= each.before;
    const before = Math.max(each.before, each.articles);
    return { file: each.file, run: null, articles: 0, before, guilty: alone && stuck };
  });
}
