import type { NoteTarget } from '../../../src-core/model/note-link.ts';

/** A topic that fits what was typed behind "#". */
export interface TopicCompletion {
  /** Its path, "DVRK/Truppen". */
  readonly id: string;
  readonly label: string;
  /** The topics above it. */
  readonly detail: string | undefined;
}

/** An article or passage that fits what was typed behind "[[". */
export interface LinkCompletion {
  readonly target: NoteTarget;
  readonly title: string;
  /** Outlet and year, or the article of a passage; may be empty. */
  readonly detail: string;
}

/** What the field for a note completes with. */
export interface NoteCompletions {
  readonly topics: (typed: string) => readonly TopicCompletion[];
  /** Words for making a topic of this path; null where there is one. */
  readonly makeTopic: (path: string) => string | null;
  readonly onTopic: (path: string) => void;
  /** The best first. */
  readonly links: (typed: string) => Promise<readonly LinkCompletion[]>;
}
