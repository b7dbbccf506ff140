import { describe, expect, test } from 'vitest';
import { reanchor } from '../../../src-core/anchor/reanchor.ts';
import type { Reanchored } from '../../../src-core/anchor/reanchor.ts';
import type { ArticleNow, NewVersion } from '../../../src-core/import/new-version.ts';
import { findAgainIn } from '../../../src-renderer/workers/anchor/client.ts';
import type { AnchorWorker } from '../../../src-renderer/workers/anchor/client.ts';
import type { ReanchorRequest } from '../../../src-renderer/workers/anchor/protocol.ts';
import { createRpc } from '../../../src-renderer/workers/rpc.ts';
import { annotatedVersions } from './annotated-versions.ts';

/** A worker behind a real message channel; `answer` is its work. */
function worker(told: string[], answer: (request: ReanchorRequest) => readonly Reanchored[]): AnchorWorker {
  const { port1, port2 } = new MessageChannel();
  createRpc(port2, async (method, request) => {
    told.push(method);
    return answer(request as ReanchorRequest);
  });
  port1.start();
  port2.start();
  return {
    postMessage: (message) => port1.postMessage(message),
    addEventListener: (type: string, listener: (event: never) => void) =>
      port1.addEventListener(type, listener as EventListener),
    terminate: () => {
      told.push('ended');
      port1.close();
    },
  };
}

const here = ([now, fresh]: readonly [ArticleNow, NewVersion]): readonly Reanchored[] =>
  reanchor(
    now.annotations,
    { documentId: now.article.documentId, text: now.document.text },
    { documentId: fresh.documentId, text: fresh.document.text },
  );

describe('finding annotations again', () => {
  test('is done in a worker where there are many, and the worker ends with its answer', async () => {
    const told: string[] = [];
    const [now, fresh] = annotatedVersions(40);
    const findAgain = findAgainIn(() => worker(told, (of) => reanchor(of.annotations, of.before, of.after)));
    const found = await findAgain(now, fresh);
    expect(found).toEqual(here([now, fresh]));
    expect(new Set(found.map(({ grade }) => grade))).toEqual(new Set(['same', 'edited']));
    expect(told).toEqual(['reanchor', 'ended']);
  });

  test('is done in the window where there are few, or the worker fails', async () => {
    const few = annotatedVersions(5);
    const none = findAgainIn(() => {
      throw new Error('no worker');
    });
    expect(await none(...few)).toEqual(here(few));
    const many = annotatedVersions(40);
    expect(await none(...many)).toEqual(here(many));
    const broken = findAgainIn(() =>
      worker([], () => {
        throw new Error('out of memory');
      }),
    );
    expect(await broken(...many)).toEqual(here(many));
  });
});
