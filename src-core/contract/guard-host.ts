import type { AppError } from '../base/error-code.ts';
import { appError } from '../base/error-code.ts';
import { failure } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { HostApi, HostMethod, HostRequest, HostValue } from './host-api.ts';
import { checkRequest } from './host-guards.ts';
import { HOST_METHOD_NAMES, isHostMethod } from './host-method-names.ts';

/**
 * Puts the guards before every method of a host, and turns what it throws into 'internal': behind it,
 * requests have the shape the contract says, whichever way they came.
 */
export function guardHost(host: HostApi): HostApi {
  const entries = HOST_METHOD_NAMES.map((method) => [method, guarded(host, method)] as const);
  return Object.fromEntries(entries) as unknown as HostApi;
}

function guarded<Method extends HostMethod>(host: HostApi, method: Method) {
  return async (request: HostRequest<Method>): Promise<Result<HostValue<Method>, AppError>> => {
    const checked = checkRequest(method, request);
    if (!checked.ok) return checked;
    try {
      return await host[method](checked.value);
    } catch (thrown) {
      return failure(appError('internal', { method, reason: String(thrown) }));
    }
  };
}

/** Calls a method by a name that came from outside (IPC channel, route); an unknown name is 'request-invalid'. */
export async function callHost(
  host: HostApi,
  method: string,
  request: unknown,
): Promise<Result<unknown, AppError>> {
  if (!isHostMethod(method)) {
    return failure(appError('request-invalid', { method: method.slice(0, 60), reason: 'unknown method' }));
  }
  const call = host[method] as (request: unknown) => Promise<Result<unknown, AppError>>;
  return call(request);
}
