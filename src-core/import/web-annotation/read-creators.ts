import { cutText } from '../../base/cut-text.ts';
import { canonicalLine } from '../../text/canonical-text.ts';
import { isIri, isValues, listOf, propertyOf, type Values } from './flaw.ts';
import { textOf } from './read-selectors.ts';

/** Names that are shown; all stand in what is kept of the annotation. */
const MOST = 10;
const LONGEST = 200;

/** Who made an annotation, as they are to be named; of its bodies where it says nothing itself. */
export function readCreators(annotation: Values): readonly string[] {
  const own = listOf(annotation['creator']);
  const agents =
    own.length > 0
      ? own
      : listOf(annotation['body']).flatMap((body) => (isValues(body) ? listOf(body['creator']) : []));
  const names = agents.map(nameOf).filter((name) => name !== '');
  return [...new Set(names)].slice(0, MOST);
}

function nameOf(agent: unknown): string {
  if (typeof agent === 'string') return isIri(agent) ? address(agent) : '';
  if (!isValues(agent)) return '';
  const id = propertyOf(agent, 'id');
  const name = textOf(agent, 'name') || textOf(agent, 'nickname');
  const mail = textOf(agent, 'email');
  return cutText(canonicalLine(name), LONGEST) || address(mail) || (isIri(id) ? address(id) : '');
}

/** "acct:ann@example.org" as a person writes it. */
function address(iri: string): string {
  return cutText(iri.replace(/^(?:acct|mailto):/iu, ''), LONGEST);
}
