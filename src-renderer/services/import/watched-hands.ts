import type { FileInHand, InHandStore } from '../../store/in-hand-store.ts';
import { inHandName, judgeFilesInHand } from './files-in-hand.ts';

/** How a file is to be read: with others, alone and last, or not at all. */
export type Handling = 'freely' | 'alone' | 'never';

/** A file in a worker's hands. */
export interface HeldFile {
  /** Settles when that is noted where a crash does not reach. */
  readonly noted: Promise<void>;
  /** So many articles came of it so far. */
  readonly reached: (articles: number) => void;
  /** It is through, and nothing happened. */
  readonly through: () => void;
}

/** Notes what an import has in hand, so that a file that ends the program does so twice at most. */
export interface WatchedHands {
  /** `chosen` = the user chose this very file, not the folder it lies in. */
  readonly handling: (file: File, chosen: boolean) => Handling;
  readonly take: (file: File) => HeldFile;
}

/** The hands of one import; `alive` names the imports that run now, it among them. A store that refuses costs the notes, not the import. */
export async function watchHands(
  store: InHandStore,
  run: string,
  alive: () => Promise<ReadonlySet<string>>,
): Promise<WatchedHands> {
  const suspects = await known(store, run, alive).catch(() => new Map<string, FileInHand>());
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: a note that is late must not undo the next one.
  const write = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work).catch(() => undefined);
    last = next;
    return next;
  };
  return {
    handling: (file, chosen) => {
      const suspect = suspects.get(inHandName(file));
      if (suspect === undefined) return 'freely';
      return suspect.guilty && !chosen ? 'never' : 'alone';
    },
    take: (taken) => {
      const file = inHandName(taken);
      const { before = -1, guilty = false } = suspects.get(file) ?? {};
      const note = (articles: number): Promise<void> =>
        write(() => store.put([{ file, run, articles, before, guilty }]));
      return {
        noted: note(0),
        reached: (articles) => void note(articles),
        through: () => {
          suspects.delete(file);
          void write(() => store.forget([file]));
        },
      };
    },
  };
}

async function known(
  store: InHandStore,
  run: string,
  alive: () => Promise<ReadonlySet<string>>,
): Promise<Map<string, FileInHand>> {
  // Read first: an import that begins in between is alive then.
  const files = await store.all();
  const judged = judgeFilesInHand(files, new Set([...(await alive()), run]));
  if (judged.length > 0) await store.put(judged);
  const suspects = [...files.filter((file) => file.run === null), ...judged];
  return new Map(suspects.map((each) => [each.file, each]));
}
