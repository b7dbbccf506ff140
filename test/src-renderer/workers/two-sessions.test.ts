import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../../src-core/base/id.ts';
import type { TopicId } from '../../../src-core/base/id.ts';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import type { IndexInput, IndexNews, SearchApi } from '../../../src-renderer/workers/search/protocol.ts';
import { createSearchSession } from '../../../src-renderer/workers/search/search-session.ts';
import { createWatchedHost } from '../doubles/watched-host.ts';
import type { WatchedHost } from '../doubles/watched-host.ts';

const SEED = 20_260_711;

/** What a journal of topics makes of the index; `number` is how far it is. */
const topicInput = (number: number): IndexInput => ({
  type: 'topic',
  topic: {
    id: asId<TopicId>(`topic${number}`),
    name: `Thema ${number}`,
    parentId: null,
    colour: null,
    definition: 'Ausschuss',
    aliases: [],
  } as unknown as Extract<IndexInput, { type: 'topic' }>['topic'],
  path: `Thema ${number}`,
});

interface Session {
  readonly api: SearchApi;
  /** How far the journal is in its index. */
  reached: number;
}

async function openSession(host: WatchedHost): Promise<Session> {
  const session: Session = {
    api: createSearchSession(host, (news: IndexNews) => {
      if (news.type === 'damaged') throw new Error(JSON.stringify(news));
      if (news.type === 'moved') session.reached = news.position['d']?.offset ?? 0;
    }),
    reached: 0,
  };
  session.reached = (await session.api.open(null)).position['d']?.offset ?? 0;
  return session;
}

/** Reads the journal up to there. */
async function catchUp({ api, ...session }: Session, end: number): Promise<void> {
  const put = Array.from({ length: end - session.reached }, (_, index) =>
    topicInput(session.reached + index),
  );
  await api.apply({ put, remove: [], position: { d: { file: 1, offset: end } } });
}

async function onDisk({ notebook }: WatchedHost): Promise<number> {
  if (notebook.manifest === null) return 0;
  const opened = await SearchIndex.open(notebook.manifest, async (name) => {
    const bytes = notebook.segments.get(name);
    if (bytes === undefined) throw new Error(`${name} is missing`);
    return bytes.slice();
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  expect(opened.value.position['d']?.offset).toBe(opened.value.documentCount);
  return opened.value.documentCount;
}

const total = async ({ api }: Session): Promise<number> => {
  const request = { query: 'Ausschuss', offset: 0, limit: 0, sort: 'relevance', anyWord: false } as const;
  return (await api.search({ ...request, kinds: ['topic'] })).total;
};

describe('search sessions that do not hear of each other', () => {
  it(`write over nothing they have not seen: the index on disk is whole at any time, and every session comes to hold all (seed ${SEED})`, async () => {
    const action = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('add', 'add', 'write', 'write', 'follow', 'ask'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 40 }), async (actions) => {
        const host = createWatchedHost();
        const sessions = [await openSession(host), await openSession(host), await openSession(host)];
        let end = 0;
        const bringUp = async (session: Session, to: number): Promise<void> => {
          await catchUp(session, to);
          session.reached = to;
        };
        for (const { who, what } of actions) {
          const session = sessions[who] as Session;
          if (what === 'add') {
            end += 1;
            await bringUp(session, end);
          } else if (what === 'write') {
            const before = await onDisk(host);
            const result = await session.api.flush(null);
            expect(result.ok).toBe(true);
            expect(await onDisk(host)).toBeGreaterThanOrEqual(Math.min(before, session.reached));
          } else if (what === 'follow') await session.api.follow(null);
          else expect(await total(session)).toBe(session.reached);
        }
        for (const session of sessions) {
          await bringUp(session, end);
          await session.api.flush(null);
          await bringUp(session, end);
          expect(await total(session)).toBe(end);
        }
        expect(await onDisk(host)).toBe(end);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
