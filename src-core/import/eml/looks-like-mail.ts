const HEADER_SECTION = /^(?:[!-9;-~]{1,80}:[^\r\n]*(?:\r\n?|\n)(?:[ \t]+[^\r\n]*(?:\r\n?|\n))*)+/u;
/** Headers that only mail has; one of them, and two of the usual ones, make a mail. */
const MAIL_ONLY = /^(?:from|received|return-path|message-id|delivered-to|x-mailer|mime-version):/imu;
const USUAL =
  /^(?:from|to|subject|date|cc|message-id|received|return-path|mime-version|content-type|reply-to|sender|delivered-to|x-[a-z-]+):/gimu;
/** Browsers save pages as mail, too: that is another format. */
const SAVED_PAGE =
  /^(?:snapshot-content-location:|from: *<saved by |x-mimeole: produced by microsoft mhtml)|^content-type:\s*multipart\/related;[^]{0,200}type="?text\/html/imu;

/** Whether a text begins with the headers of a mail (RFC 5322). */
export function looksLikeMail(ascii: string): boolean {
  const section = HEADER_SECTION.exec(ascii.replace(/^\xEF\xBB\xBF/u, ''))?.[0];
  if (section === undefined || !MAIL_ONLY.test(section)) return false;
  const usual = new Set((section.match(USUAL) ?? []).map((name) => name.toLowerCase()));
  if (usual.size < 2) return false;
  // A page saved by a browser has no receivers.
  return !SAVED_PAGE.test(section) || /^(?:to|received|delivered-to):/imu.test(section);
}

/** A line that parts the messages of an mbox: "From sender weekday month day time year". */
export const FROM_LINE =
  /^>?From (?:\S+|"[^"\n]{1,100}"|[^\n]{1,120}?)\s[^\n]{0,60}(?:\d{1,2}:\d{2}|\b(?:19|20)\d{2})[^\n]{0,40}$/u;
