import { appError } from '../../../src-core/base/error-code.ts';
import type { AppError } from '../../../src-core/base/error-code.ts';
import type { QueryId } from '../../../src-core/base/id.ts';
import { failure, success } from '../../../src-core/base/result.ts';
import type { Result } from '../../../src-core/base/result.ts';
import type { RecordLookup } from '../../store/record-lookup.ts';

const fold = (name: string): string => name.normalize('NFC').toLowerCase();

/** The name as it is stored: NFC, single spaces; refuses an empty one and one that another saved search has. */
export async function checkedName(
  lookup: RecordLookup,
  input: string,
  own: QueryId | null,
): Promise<Result<string, AppError>> {
  const name = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '') return failure(appError('search-name-invalid'));
  const taken = (await lookup.queries()).some((each) => each.id !== own && fold(each.name) === fold(name));
  return taken ? failure(appError('search-name-taken', { name })) : success(name);
}
