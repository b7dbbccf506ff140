/** Version of everything in a notebook folder that this program writes. */
export const CURRENT_FORMAT = 1;

/** One step from a format to the next; steps are never changed once released, and old samples stay in the tests. */
export interface Migration {
  /** The version it starts from; it leads to `from + 1`. */
  readonly from: number;
  /** What changed, for people. */
  readonly about: string;
  /** A line's parsed JSON of version `from` as JSON of version `from + 1`; throws on what it cannot read. */
  readonly migrate: (line: unknown) => unknown;
}

/** All steps, oldest first, without a gap up to the current format. */
export const MIGRATIONS: readonly Migration[] = [];

/** Complains where the list has a gap, a double, or ends elsewhere than at `current`: a mistake of ours, found by a test. */
export function checkMigrations(migrations: readonly Migration[], current: number): void {
  migrations.forEach(({ from }, index) => {
    if (from !== index + 1) throw new RangeError(`migration ${index + 1} starts from version ${from}`);
  });
  if (migrations.length + 1 !== current) {
    throw new RangeError(`${migrations.length} migrations do not lead from version 1 to ${current}`);
  }
}

/** Brings a line's JSON from its version up to the current one. */
export function migrateTransaction(
  line: unknown,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): unknown {
  return migrations.slice(version - 1).reduce((json, step) => step.migrate(json), line);
}
