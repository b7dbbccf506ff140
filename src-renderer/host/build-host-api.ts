import type { AppError } from '../../src-core/base/error-code.ts';
import { appError } from '../../src-core/base/error-code.ts';
import { failure } from '../../src-core/base/result.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { HostApi, HostMethod } from '../../src-core/contract/host-api.ts';
import { HOST_METHOD_NAMES } from '../../src-core/contract/host-method-names.ts';

/** Carries one call to a host elsewhere; rejects when it does not get there or no answer comes. */
export type HostCall = (method: HostMethod, request: unknown) => Promise<unknown>;

/** Makes the whole table of methods from one way to call; what rejects becomes 'host-unreachable'. */
export function buildHostApi(call: HostCall): HostApi {
  const entries = HOST_METHOD_NAMES.map((method) => [
    method,
    async (request: unknown): Promise<Result<unknown, AppError>> => {
      try {
        const answer = await call(method, request);
        if (isResult(answer)) return answer;
        return failure(appError('host-unreachable', { method, reason: 'the answer is no result' }));
      } catch (thrown) {
        return failure(appError('host-unreachable', { method, reason: String(thrown) }));
      }
    },
  ]);
  return Object.fromEntries(entries) as HostApi;
}

/** The host is our own program: its values are taken as the contract says, only the envelope is checked. */
function isResult(answer: unknown): answer is Result<unknown, AppError> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
}
