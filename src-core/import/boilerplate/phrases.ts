import type { BoilerplateRole } from '../../model/document.ts';

/**
 * Phrases that pages put around an article, by role. Each pattern is matched against one whole line or block
 * without the punctuation at its end; all are anchored and free of nested repetition.
 */
export interface BoilerplatePhrase {
  readonly role: BoilerplateRole;
  readonly pattern: RegExp;
}

const CAPTION_BUTTONS = [
  'im vollbildmodus öffnen', 'vollbild(?:modus)?', 'bild (?:in neuem fenster )?(?:vergrössern|vergrößern|öffnen)', 'grossansicht', 'großansicht',
  '(?:bild|foto) (?:anzeigen|ansehen)', 'bild in lightbox öffnen', 'bildergalerie (?:öffnen|anzeigen|starten)', 'fotostrecke(?: starten)?',
  'open (?:image |photo |picture )?in (?:full ?screen|fullscreen|gallery)(?: mode)?', 'view (?:image )?(?:in )?full ?screen(?: mode)?',
  'view (?:larger )?image', 'enlarge (?:this )?(?:image|photo|picture)', 'click to enlarge', 'expand image', 'open image modal', 'hide caption', 'toggle caption', 'show caption', 'image caption', '(?:image|bild|foto|photo) \\d+ (?:of|von|de|sur|/) /? ?\\d+', '\\d+ ?(?:/|of|von) ?\\d+', '(?:media )?playback is unsupported on your device', '(?:image|media) (?:copyright|caption) .{0,40}', 'bild vergrößern', 'vergrößern', 'vergrössern', 'bilderstrecke(?: anzeigen)?',
  'ouvrir en mode plein écran', 'ouvrir l[’\']image en (?:mode )?plein écran', 'agrandir (?:l[’\']image|la photo)', 'plein écran',
  'abrir (?:en|a) pantalla completa', 'ampliar (?:la )?(?:imagen|foto)', 'apri a schermo intero', 'ingrandisci(?: l[’\']immagine)?',
  'otwórz na pełnym ekranie', 'открыть на весь экран', 'afbeelding vergroten', 'open in volledig scherm',
];

const RELATED = [
  'related news', 'related(?: (?:stories|articles|content|coverage|topics|links|posts|reading|video|videos))?', 'read (?:also|more|next|on)(?: .{0,60})?', 'also read(?: .{0,60})?', 'see also', 'more (?:on this(?: story| topic)?|from .{1,40}|stories|news|about .{1,40})',
  'recommended(?: (?:for you|stories|articles|reading))?', 'you (?:may|might) also like(?: .{0,20})?', 'most (?:read|popular|viewed)', 'trending(?: now| stories)?', 'latest (?:news|stories)', 'top stories', 'what to read next', 'editor[’\']?s[’\']? picks?',
  'lesen sie (?:auch|hier|dazu|mehr|mehr dazu)(?: .{0,60})?', 'mehr (?:zum thema|dazu|zu .{1,60}|aus .{1,40}|lesen)', 'lesen sie auch', 'auch interessant', 'das (?:könnte|thema könnte|dürfte) (?:sie|dich|ihnen|dir) auch (?:interessieren|gefallen)', 'empfohlene (?:beiträge|artikel|inhalte)', 'meist-?(?:diskutierte?|gelesene?|kommentierte?)(?: artikel)?', 'auch (?:auf|bei) .{1,40}', 'auch lesen: .{0,160}', 'heute empfehlen wir', 'weiterführende(?:r|n)? links?', 'read more: .{0,160}', 'le puede interesar:? .{0,160}', 'more great .{1,30} stories', 'want more stories like this', 'don[’\']?t miss', 'highlights', 'weitere (?:artikel|meldungen|themen|nachrichten|beiträge|links)(?: .{0,40})?', 'ähnliche (?:artikel|beiträge|themen)', 'verwandte (?:artikel|themen|beiträge|nachrichten)', 'zum thema', 'themen in diesem artikel', 'meistgelesen(?:e artikel)?', 'passend dazu', 'siehe auch', 'hintergrund zum thema', 'schlagwörter',
  '(?:à )?lire aussi(?: .{0,60})?', 'voir aussi', 'sur le même sujet', 'articles (?:liés|connexes|similaires|recommandés)', 'nos recommandations', 'plus sur ce sujet',
  'lea también(?: .{0,60})?', 'leer también', 'noticias relacionadas', 'te puede interesar', 'artículos relacionados', 'más (?:noticias|información|sobre .{1,40})', 'más en .{1,40}', 'leggi anche(?: .{0,60})?', 'articoli correlati', 'potrebbe interessarti(?: anche)?', 'leia (?:também|mais)(?: .{0,60})?', 'notícias relacionadas', 'veja também',
  'lees ook(?: .{0,60})?', 'lees meer(?: .{0,40})?', 'gerelateerde artikelen', 'czytaj (?:także|też|więcej)(?: .{0,60})?', 'zobacz (?:także|też)', 'читайте также(?: .{0,60})?', 'по теме', 'читайте також(?: .{0,60})?', 'läs (?:också|mer|även)(?: .{0,60})?', 'les også(?: .{0,60})?', 'læs også(?: .{0,60})?', 'přečtěte si(?: .{0,40})?',
];

const ADVERTISEMENT = [
  'anzeige', 'werbung', 'adverts?', '\\*?werbung.{0,80}', '(?:advertisement|ads?|sponsored(?: content)?|advertising)', 'advertisement[ :.\\-–—]*(?:story|article)? ?continues below(?: (?:this )?ad(?:vertisement)?)?', 'story continues below(?: this)? ?(?:advertisement|ad)?', 'continue reading(?: the main story| below)?', 'article continues (?:below|after) (?:this )?ad(?:vertisement|vert)?', 'publicité', 'publicidad', 'pubblicità', 'publicidade', 'реклама', 'reklama', 'reklame', 'advertentie', 'annons', 'hirdetés',
  'scroll (?:down )?to continue(?: .{0,40})?', 'skip ad(?:vertisement)?',
];

const NAVIGATION = [
  '(?:direkt )?zum (?:inhalt|hauptinhalt)(?: springen)?', 'skip to (?:main |the )?content', 'zur (?:startseite|übersicht|navigation)(?: springen)?', 'nach oben', 'back to top', 'teilen', 'artikel teilen', 'merken', 'drucken', 'per (?:e-?mail|mail) (?:teilen|versenden)', 'kommentare?(?: anzeigen| lesen| schreiben)?', 'weiterlesen', '\\d+ (?:kommentare|comments|shares)', 'share(?: (?:this|on|via|with) ?.{0,40})?', 'share (?:this )?(?:article|story|page|post)', 'tweet', 'retweet', 'pin it', 'e-?mail', 'print(?: this page)?', 'copy link', 'link kopieren', 'facebook', 'twitter', 'whatsapp', 'linkedin', 'reddit', 'pinterest', 'instagram', 'telegram', 'flipboard', 'feedback', 'leave a (?:comment|reply)', 'view comments', 'show comments', 'post a comment', 'sign (?:in|up)', 'log ?in', 'subscribe(?: (?:now|today))?', 'abonnieren', 'jetzt (?:abonnieren|registrieren|anmelden)', 'newsletter', 'partager', 's[’\']abonner', 'compartir', 'imprimir', 'condividi', 'comments?', 'loading(?: (?:content|more|comments))? ?(?:\\.\\.\\.|…)?', 'post (?:a )?comments?(?: \\(\\+\\))?', 'keine kommentare(?: .{0,60})?', 'lade weitere inhalte', '\\(?(?:noch )?keine bewertungen\\)?.{0,20}', 'zurück zur (?:listenansicht|übersicht|startseite|liste)', 'über (?:den autor|die autorin)', 'about the author', 'den artikel mit anderen teilen.{0,20}', 'pdf (?:herunterladen|download)', 'als pdf herunterladen', 'dieses skript als pdf herunterladen', 'tell us what you think', 'read more', 'previous', 'next', 'weiter', 'zurück', 'play(?: video)?', 'video abspielen', 'close', 'schliessen', 'schließen', 'menu', 'menü', 'suche', 'search', 'home', 'startseite', 'empfehlen', 'artikel (?:drucken|merken|versenden|empfehlen)', 'schrift(?:größe)?',
];

const COOKIE = [
  '.{0,80}we use cookies(?!\\p{L}).{0,400}', '.{0,120}verwende[nt] (?:wir )?cookies(?!\\p{L}).{0,400}', 'diese (?:web)?seite (?:verwendet|nutzt|benutzt) cookies.{0,400}', '(?:this|our) (?:site|website) uses cookies.{0,400}', '(?:ce|notre) site utilise des cookies.{0,400}', '(?:alle )?cookies (?:akzeptieren|ablehnen|zulassen)', 'accept (?:all )?cookies', 'manage cookies', 'cookie[- ](?:einstellungen|settings|policy|richtlinie)', 'empfohlener (?:redaktioneller|externer) inhalt',
  'externe(?:r|n) inhalt(?:e)?(?: .{0,80})?(?:laden|anzeigen)', 'ich bin damit einverstanden, dass mir externe inhalte angezeigt werden.{0,300}',
];

/** One pattern a role: a line is tried against five expressions, not against two hundred. */
function phrases(role: BoilerplateRole, list: readonly string[]): BoilerplatePhrase {
  return { role, pattern: new RegExp(`^(?:${list.join('|')})$`, 'iu') };
}

/** All phrases, in the order in which they are tried. */
export const BOILERPLATE_PHRASES: readonly BoilerplatePhrase[] = [
  phrases('caption-button', CAPTION_BUTTONS),
  phrases('related-links', RELATED),
  phrases('advertisement', ADVERTISEMENT),
  phrases('navigation', NAVIGATION),
  phrases('cookie', COOKIE),
];
