import type { BoilerplateRole } from '../../model/document.ts';
import type { DraftBlock } from '../../text/document-builder.ts';

/** "On … wrote:", in the words of mail programs. */
const ATTRIBUTION =
  /^(?:(?:on|am|le|el|em|il|op|den|dne|w dniu)\s[^]{5,250}?(?:wrote|schrieb[^:]{0,120}|a écrit|escribió|escreveu|ha scritto|het volgende geschreven|schreef|skrev|napsala?|pisze)\s?:?|[^]{3,200}\s(?:wrote|schrieb|a écrit|escribió)\s?:)$/iu;
/** Where Outlook and others begin the mail that is answered. */
const ORIGINAL =
  /^[-_\s]*(?:original message|original-?nachricht|ursprüngliche nachricht|message d['’]origine|mensaje original|messaggio originale|oorspronkelijk bericht|reply message)[-_\s]*$/iu;
const HEADER_LINES =
  /^(?:from|von|de|da|van|från|fra)\s?:\s[^\n]{2,200}(?:\n|\s)+(?:[^\n]{0,200}\n)?\s*(?:sent|gesendet|envoyé|enviado|inviato|verzonden|date|datum|fecha|data|skickat|an|to|à|para)\s?:/iu;
const SIGNATURE = /^-- ?(?:\n|$)/u;
const SENT_FROM =
  /^-{0,3}\s?(?:sent from (?:my |the )?|von meinem |gesendet (?:von|mit|via) |envoyé (?:de|depuis) |enviado desde |inviato da |diese nachricht wurde von meinem |get outlook for |outlook für )[^\n]{2,80}$/iu;
const FORWARD = /^(?:fwd?|wg|tr|rv|enc|i|doorst)\s?:/iu;
/** A quotation that is answered below it stays to be read up to this length. */
const ANSWERED = 1500;

/**
 * Folds in a mail what is not of this mail: the answered one below it, long quotations, signatures. Quotations that an
 * answer follows stay. `quoted` says of each block whether it is marked as quoted, `signed` whether as a signature.
 */
export function foldReplies(
  blocks: readonly DraftBlock[],
  quoted: readonly boolean[],
  signed: readonly boolean[],
  subject: string,
): DraftBlock[] {
  const roles = blocks.map((block, index): BoilerplateRole | null => {
    const text = block.raw.trim();
    return block.role ?? (signed[index] || SENT_FROM.test(text) ? 'leftover' : null);
  });
  foldSignature(blocks, quoted, roles);
  if (!FORWARD.test(subject.trim())) {
    foldOriginal(blocks, roles);
    foldQuotes(blocks, quoted, roles);
  }
  // A mail of nothing but quotations is to be read as it is.
  if (roles.every((role, index) => role !== null || blocks[index]!.type === 'rule')) return [...blocks];
  return blocks.map((block, index) => {
    const role = roles[index] ?? null;
    return role === null || block.type === 'rule' ? block : { ...block, role };
  });
}

/** From the last "-- " on, unless a quotation stands below it. */
function foldSignature(
  blocks: readonly DraftBlock[],
  quoted: readonly boolean[],
  roles: (BoilerplateRole | null)[],
): void {
  const start = blocks.findLastIndex(({ raw }, index) => !quoted[index] && SIGNATURE.test(raw.trimStart()));
  if (start < 0) return;
  for (let index = start; index < blocks.length && !quoted[index]; index += 1) roles[index] ??= 'leftover';
}

/** All below "-----Original Message-----" or the headers of the answered mail. */
function foldOriginal(blocks: readonly DraftBlock[], roles: (BoilerplateRole | null)[]): void {
  const start = blocks.findIndex(({ raw }, index) => {
    const text = raw.trim();
    const next = blocks[index + 1]?.raw.trim() ?? '';
    return (
      ORIGINAL.test(text.split('\n', 1)[0]!) ||
      HEADER_LINES.test(text) ||
      (text.length < 200 && HEADER_LINES.test(`${text}\n${next}`))
    );
  });
  if (start > 0) roles.fill('leftover', start);
}

function foldQuotes(
  blocks: readonly DraftBlock[],
  quoted: readonly boolean[],
  roles: (BoilerplateRole | null)[],
): void {
  for (let from = 0; from < blocks.length; from += 1) {
    if (!quoted[from]) continue;
    let to = from;
    let length = 0;
    for (; quoted[to]; to += 1) length += blocks[to]!.raw.length;
    const answered = roles.some((role, index) => index >= to && role === null && !quoted[index]);
    if (!answered || length > ANSWERED) {
      roles.fill('leftover', from, to);
      const before = blocks[from - 1];
      if (before !== undefined && ATTRIBUTION.test(before.raw.replace(/\s+/gu, ' ').trim()))
        roles[from - 1] ??= 'leftover';
    }
    from = to;
  }
}
