/** Lines that stand only before or after an article's running text. Every pattern is anchored and linear. */

const MONTH =
  '(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic|fév|avr|aoû|gen|mag|giu|lug|set|ott|out|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\\p{L}*';
const DATE = new RegExp(
  `(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{4}年|${MONTH}\\.?,? \\d{1,2}(?:st|nd|rd|th)?,? (?:at )?\\d{4}|\\d{1,2}\\.?(?:º|st|nd|rd|th)?,? (?:de |of )?${MONTH}\\.?,?(?: de| of)?,? \\d{4}|${MONTH}\\.? \\d{1,2}(?!\\d)|\\d{1,2}\\.? ${MONTH}(?!\\p{L})|(?:today|yesterday|heute|gestern|hoy|ayer|aujourd[’']hui|hier),? (?:at |um |à )?\\d{1,2}[:.h]\\d{2}|\\d+ (?:minutes?|hours?|days?|weeks?|months?|years?|minuten?|stunden?|tagen?) ago)`,
  'iu',
);
const TIME_OR_WORD =
  /(?:\d{1,2}[:.h]\d{2}(?::\d{2})?|(?:first |last )?(?:published|posted|updated|modified|created|edited|veröffentlicht|aktualisiert|erstellt|stand|geändert|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|опубликовано)(?: (?:on|at|am|um|le|el|il|on:|vor))?|uhr|[ap]\.?m\.?|gmt|utc|[ecmp][sd]?t|ist|cet|amt|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|às|by|von|at|on|um|am|the|de|of|à|le|el|em|o)/giu;
const BYLINE =
  /^(?:by|von|par|por|di|da|door|av|af|od|автор:?|text:?|autor(?:in)?:?|author:?|written by|posted by|published by|reported by|ein (?:gast)?(?:beitrag|kommentar|interview|artikel|essay) von|eine (?:analyse|reportage|kolumne|rezension) von|interview:|story by|review by)\s+(?=[\p{L}"'“„@])/iu;
const NAME_WORD = /\p{Lu}[\p{L}’'.-]+/gu;

/** Whether a short line before the text only names its author, its place or its date. */
export function isBylineOrDate(text: string): boolean {
  if (text.length > 200) return false;
  const by = BYLINE.exec(text);
  if (
    by !== null &&
    /^[\p{Lu}"'“„@]/u.test(text.slice(by[0].length)) &&
    text.length <= 140 &&
    !/\p{Ll}{2}[.!?](?:\s|$)/u.test(text.replace(/(?:mr|mrs|dr|prof|jr|sr|st)\./giu, ''))
  ) {
    return (text.match(NAME_WORD)?.length ?? 0) >= 1;
  }
  if (!DATE.test(text)) return false;
  const rest = text
    .replace(new RegExp(DATE.source, 'giu'), ' ')
    .replace(TIME_OR_WORD, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  // What is left may be a name or a section, not a sentence.
  return (
    rest.length <= 60 &&
    !/\p{Ll}{2}[.!?]\s*$/u.test(text) &&
    (rest.match(/(?:^|\s)\p{Ll}{2,}/gu)?.length ?? 0) < 4
  );
}

const LEAD_IN =
  /^[\s[(<>»*▶►•–—-]*(?:related(?: (?:news|stories|story|articles?|posts?|content|coverage|topics?|links?|videos?|reading))?|read(?: (?:also|more|next|on|full story|the full))?|also read|see(?: also| more)|more(?: on| from| coverage)?|watch(?: (?:also|now|more|video))?|listen|video|photos?|click here|don[’']?t miss|in pictures|explained|opinion|recommended|lesen sie (?:auch|hier|dazu|mehr)|mehr (?:zum thema|dazu|lesen)|siehe auch|auch interessant|lire aussi|à lire aussi|voir aussi|lea también|leer también|leggi anche|leia (?:também|mais)|lees ook|читайте также|weiterlesen|hier geht es (?:zum|zur|zu)|zum artikel|zur fotostrecke|zum video)(?![\p{L}])(?:\s*[:|>»–—-]|\s.{0,3}|.{0,80}:)/iu;

/** Whether a line introduces a link to another article ("READ MORE: …"). */
export function isLeadIn(text: string): boolean {
  return text.length <= 260 && LEAD_IN.test(text);
}

const CLOSING: readonly RegExp[] = [
  /^\W*(?:\(?(?:additional |further )?report(?:ing|ed) by|writing by|editing by|edited by|compiled by|with (?:reporting|files|inputs?|contributions?) (?:from|by)|produced by|source:|quelle:|via )/iu,
  /(?:contributed (?:to this (?:report|story|article))|(?:to|in) this report\.?)$/iu,
  /^\W*(?:copyright|©|\(c\) ?\d{4})/iu,
  /(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|無断転載|무단전재)/iu,
  /^\W*(?:follow|like|find|join|connect with|contact|reach|email) (?:us|me|him|her|them|the author|our|@)(?!\p{L})/iu,
  /(?:sign up|subscribe|register) (?:to|for|now|here|today)/iu,
  /(?:newsletter|inbox)[^.]{0,60}[.!]?$/iu,
  /^\W*(?:folgen sie|melden sie sich|abonnieren sie|jetzt (?:abonnieren|anmelden))/iu,
  /(?:may be reached|can be (?:reached|contacted)|is a (?:staff |senior |freelance |contributing )?(?:reporter|writer|editor|correspondent|journalist|contributor)|on twitter(?: at)? @\w+)/iu,
  /^\W*(?:citation: |doi:|this (?:document|article|story|post|material) (?:is subject to|was (?:originally )?(?:published|updated|amended)|may not|first appeared|originally appeared)|originally published)/iu,
  /^\W*(?:have a (?:tip|story|question)|got a (?:tip|story)|do you have|tell us what|let us know|what do you think|image(?:s)? ?\d* of|download (?:the|our) |get (?:the|our) .{0,40}(?:app|newsletter)|this article contains affiliate)/iu,
  /(?:may earn (?:an? )?(?:affiliate )?commission|affiliate commission|provisionen?|affiliate[- ]links?)/iu,
  /^\W*(?:(?:attention|achtung|hinweis|note|please note|atenção|atención|attenzione)\W{1,3})?(?:(?:all|alle) )?(?:comments?|kommentare?|beiträge|comentários|comentarios|commentaires|commenti) [^.]{0,140}(?:moderat|moderad|moderiert|modérat|freigeschaltet|gelöscht|nicht veröffentlicht|aprovad|aprobad|removed|deleted)/iu,
  /(?:delivered|sent) (?:straight |direct(?:ly)? )?(?:to|through) your (?:inbox|door|letterbox|mailbox)/iu,
  /(?:as little as|for (?:only|just)|ab nur|für nur) (?:rs\.?|[£$€]|usd|eur) ?\d[^.]{0,60}(?:month|year|week|monat|jahr)|use the (?:promo )?code \W/iu,
  /^[^.]{10,120}\[(?:\p{Lu}{4,}|\p{Lu}{3,} \p{Lu}{3,})\]$/u,
  /^\W*(?:tags?|keywords|schlagwörter|stichwörter|themen|filed under|categories|kategorien?|topics|etiquetas|mots[- ]clés|posted in|veröffentlicht (?:unter|in)|teilen mit|gefällt (?:mir|dir das)|bewerten sie|kommentar (?:schreiben|hinterlassen)|schreibe einen kommentar|leave a (?:reply|comment)|your email address will not|deine e-mail-adresse)(?![\p{L}])/iu,
];

/** Whether a paragraph after the text only tells who helped, who owns it, or what else to do. */
export function isClosingNote(text: string): boolean {
  return text.length <= 500 && CLOSING.some((pattern) => pattern.test(text));
}
