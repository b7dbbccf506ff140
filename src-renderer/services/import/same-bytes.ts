import type { Sha256 } from '../../../src-core/base/id.ts';

/** How the first source with some bytes ended, for the others that have the same. */
export type TellFollower<Ending> = (ending: Ending) => void;

/** Sources of one run with the same bytes: the first goes through, the others wait for what becomes of it. */
export interface SameBytes<Ending> {
  /** True for the first source with these bytes; the others are told later how that one ended. */
  readonly claim: (sha256: Sha256, follower: TellFollower<Ending>) => boolean;
  /** The first source has ended; whoever comes now is a first one again. */
  readonly end: (sha256: Sha256, ending: Ending) => void;
}

/** Nothing claimed yet. */
export function createSameBytes<Ending>(): SameBytes<Ending> {
  const followers = new Map<Sha256, TellFollower<Ending>[]>();
  return {
    claim: (sha256, follower) => {
      const waiting = followers.get(sha256);
      if (waiting === undefined) followers.set(sha256, []);
      else waiting.push(follower);
      return waiting === undefined;
    },
    end: (sha256, ending) => {
      const waiting = followers.get(sha256) ?? [];
      followers.delete(sha256);
      for (const tell of waiting) tell(ending);
    },
  };
}
