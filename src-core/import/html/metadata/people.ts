import { canonicalLine } from '../../../text/canonical-text.ts';

const LABEL =
  /^(?:zum profil von|rechtsanw[aä]lt(?:in)?|(?:veröffentlicht|erstellt|geschrieben|verfasst|gepostet|artikel|im wortlaut|eingestellt|gesendet|bericht|foto und text|text und fotos?|publié|écrit|publicado|escrito|scritto|pubblicato|geplaatst|written|posted|published|reported|story|words|text|review|article|contributed|analysis|opinion|created|submitted|contributed|ein (?:gast)?(?:beitrag|kommentar|artikel|interview|essay)|(?:blog[ -]?)?beitrag|rezept|foto|ein blick|eine (?:analyse|reportage|kolumne|rezension)) (?:by|von|par|por|da|door)|by|von|par|por|di|da|door|av|af|authors?|autor(?:en|in|innen)?|auteurs?|autores?|text|interview|verfasst von|redaktion|автор)\s*:?\s+/iu;
const SEPARATOR =
  /\s*(?:;|\||\n|\s\/\s|•|·|\s&\s|\s(?:[Aa]nd|AND|und|UND|et|y|e|en|och|og|i|и)\s(?=\p{Lu})|,\s*(?:and|und|et|y)\s)\s*/u;
/** No name begins so: these are labels without what they label. */
const LABEL_START = /^(?:(?:artikel|beitrag|text|ein \p{L}+) )?(?:von|by|par)(?:\s|$)/iu;
/** Newsrooms, agencies and roles: an author is a person. */
const NEWSROOM_COMPOUND = /-(?:redaktion|team|desk|presse|dienst|agentur)$/iu;
const NOT_A_PERSON =
  /(?:^|\s|\/)(?:datum|auteurs?|autor(?:en|in)?|authors?|collectif|gesponserte?|inhalte|sponsored|kommentare?|comments?|share[sd]?|schließen|veröffentlicht|erstellt|published|posted|mehr|more|about|über|view|all|alle|redaktion|redaction|rédaction|redacción|redazione|redakcja|editors?|editorial|staff|newsroom|news ?desk|desk|team|admin(?:istrator)?|webmaster|wordpress|user|guest|gast(?:autor|beitrag)?|anonymous|anonym|unknown|unbekannt|agentur(?:en)?|agency|agencies|agence|dpa(?:-\p{L}+)?|afp|apa|sda|sid|kna|epd|ots|reuters|associated press|ap|ansa|efe|pti|ians|ani|tass|xinhua|bloomberg news|press release|pressemitteilung|online|media|magazine|magazin|zeitung|verlag|gmbh|inc|llc|ltd|e\.\s?v\.|blog|correspondents?|contributors?|reporters?|writers?|wire|services?|press|news|post|times|network|institut(?:e)?|university|universität|stiftung|foundation|verein|ministerium|presse(?:stelle)?|partei|bundes\p{L}+|company|group|gruppe|systems?|corporation|web|site|tv|radio|rundfunk)(?=$|\s|\/|,|\.)/iu;
const TRAILING_ROLE =
  /\s*(?:[,–—|(†]|\s-\s).*$|\s+(?:am|on|le|el) \d.*$|(?<=\s\S+)\s+(?:[Tt]ags|[Ss]hares?|[Tt]eilen|[Ff]olgen|[Ff]ollow|[Kk]ontakt|[Pp]rofil|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$|\s+(?:is a|ist|[Ff]or|für|in \p{Lu}\p{Ll}+|contributor|reporter|staff writer|senior (?:writer|editor)|editor|correspondent)(?:\s.*)?$/u;
const NAME_SHAPE =
  /^(?:(?:Dr|Prof|Sir|Dipl)\.?(?:-?\p{L}+\.)?\s+)*[\p{Lu}\p{Lo}“"'][\p{L}\p{M}’'`.“”"-]*(?:\s+(?:(?:von|van|der|den|de|del|della|di|da|dos|la|le|du|zu|zur|af|al|bin|ibn|ten|ter|y|e|und|st\.)|(?:al|el|d['’]|o['’])?[-\p{Lu}\p{Lo}(“"'][\p{L}\p{M}’'`.“”")-]*))*$/u;

/** A name that somebody goes by in a blog or forum: one or two words, also small letters and digits. */
const NICKNAME = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{1,24}(?: [\p{L}\p{N}][\p{L}\p{N}_.-]{0,24})?$/u;

/** What stands in such places without being a name: labels, months, what systems call whoever set them up. */
const NO_NICKNAME =
  /^(?:quelle|source|fotos?|photos?|tags?|shares?|datum|date|kategorien?|category|uncategorized|wordpress ?admin|administrator|root|human|login|start|home|(?:\d{1,2}\.?\s*)?(?:jan(?:uary?|uar)?|feb(?:ruary|ruar)?|mär(?:z)?|mar(?:ch)?|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?(?:\s+\d+)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)$/iu;

/** The name in a place that only ever holds the author's ("posted by …", rel="author"), where nicknames count as well. */
export function nicknameOf(value: string): string | null {
  const [person] = peopleOf([value]);
  if (person !== undefined) return person;
  const name = canonicalLine(value)
    .replace(LABEL, '')
    .replace(/[\s:.,|]+$/u, '');
  return NICKNAME.test(name) && /\p{L}{2}/u.test(name) && !NOT_A_PERSON.test(name) && !NO_NICKNAME.test(name)
    ? name
    : null;
}

/** People named in bylines or metadata values: labels, roles, addresses and newsrooms removed, each once. */
export function peopleOf(values: readonly string[]): string[] {
  const people: string[] = [];
  for (const value of values) {
    for (const part of splitNames(value)) {
      const name = personOf(part);
      if (name !== null && !people.some((other) => other.toLowerCase() === name.toLowerCase()))
        people.push(name);
    }
  }
  return people.slice(0, 30);
}

function splitNames(value: string): string[] {
  const line = canonicalLine(value).slice(0, 400).replace(LABEL, '');
  return line.split(SEPARATOR).flatMap((part) => {
    // "Miller, Jane" is one person; "Jane Miller, John Doe" are two.
    const pieces = part.split(/\s*,\s*/u).filter((piece) => piece !== '');
    if (pieces.length === 2 && pieces.every((piece) => !piece.includes(' ')) && pieces[1]!.length > 1)
      return [`${pieces[1]} ${pieces[0]}`];
    return pieces.length > 1 ? pieces : [part];
  });
}

function personOf(part: string): string | null {
  let name = part
    .replace(LABEL, '')
    .replace(/\s*[<(]?[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+[>)]?/gu, '')
    .replace(/(?:^|\s)@\w+/gu, '')
    .replace(/^["'“”„«»\s]+|["'“”„«»\s:.–—-]+$/gu, '')
    .trim();
  // Once beside the portrait, once below it.
  name = name
    .replace(TRAILING_ROLE, '')
    .trim()
    .replace(/^(.{4,40}) \1$/u, '$1');
  if (name.length < 2 || name.length > 60) return null;
  if (/https?:|www\.|\/|\d{3}|[{}<>=#_]/u.test(name)) return null;
  // Bylines in capitals are set that way by the page's design.
  if (/^[\p{Lu}\s.’'-]+$/u.test(name) && name.length > 4 && /\s/u.test(name)) name = titleCase(name);
  const words = name.split(/\s+/u);
  if (
    words.length > 6 ||
    LABEL_START.test(name) ||
    NO_NICKNAME.test(name) ||
    NOT_A_PERSON.test(name) ||
    NEWSROOM_COMPOUND.test(name)
  )
    return null;
  return NAME_SHAPE.test(name) ? name : null;
}

function titleCase(name: string): string {
  return name.toLowerCase().replace(/(?:^|[\s'’-])\p{L}/gu, (start) => start.toUpperCase());
}
