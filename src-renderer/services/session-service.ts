import { asId } from '../../src-core/base/id.ts';
import type { DeviceId, SessionId } from '../../src-core/base/id.ts';
import type { Session } from '../../src-core/model/session.ts';
import type { SessionService } from './app-services.ts';
import type { CommandRunner } from './command-runner.ts';
import { put } from './commands/command.ts';

/** Milliseconds between two writes: scrolling must not fill the journal. */
const PAUSE = 1_000;

/** A session service that can be told to write at once (when the window closes). */
export interface FlushableSessionService extends SessionService {
  readonly flush: () => Promise<void>;
}

/** The session record of a device has the device's id. */
export function sessionIdOf(deviceId: DeviceId): SessionId {
  return asId<SessionId>(deviceId);
}

function startOf(deviceId: DeviceId): Session {
  return {
    id: sessionIdOf(deviceId),
    openArticleId: null,
    readingOffset: 0,
    queryText: '',
    room: 'library',
    modified: '',
  };
}

/** Remembers where the work stands; `restored` is how the device's record was found at the start. */
export function createSessionService(
  runner: Pick<CommandRunner, 'append'>,
  deviceId: DeviceId,
  restored: Session | null,
  now: () => number,
): FlushableSessionService {
  let session = restored ?? startOf(deviceId);
  let written = session;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (session === written) return;
    const record = { ...session, modified: new Date(now()).toISOString() };
    const before = written;
    written = session;
    const appended = await runner.append('remember session', [put('session', record)]);
    // Not durable: the next change tries again. Nothing of the user's is lost but a scroll position.
    if (!appended.ok) written = before;
  };
  return {
    restored: () => restored,
    remember: (fields) => {
      const next = { ...session, ...fields };
      if (JSON.stringify(next) === JSON.stringify(session)) return;
      session = next;
      timer ??= setTimeout(() => void flush(), PAUSE);
    },
    flush,
  };
}
