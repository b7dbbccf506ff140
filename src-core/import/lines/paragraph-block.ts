import type { DraftBlock } from '../../text/document-builder.ts';
import { boilerplateRole } from '../boilerplate/boilerplate-role.ts';

/** A paragraph, with its role where its words give it away as boilerplate. */
export function paragraphBlock(raw: string): DraftBlock {
  const role = boilerplateRole(raw);
  return role === null ? { type: 'paragraph', raw, marks: [] } : { type: 'paragraph', raw, marks: [], role };
}
