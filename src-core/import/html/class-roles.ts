import type { BoilerplateRole } from '../../model/document.ts';

/** What the name of a class or id says about an element; `caption` is content of its own type. */
export type NamedRole = BoilerplateRole | 'caption';

/** Names end at a separator or the string's end, so that "navy" is no "nav". */
function named(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_:/-])(?:${words})(?=$|[\\s_:/\\d-])`, 'iu');
}

const NAMES: readonly (readonly [NamedRole, RegExp])[] = [
  [
    'credit',
    named(
      'credits?|photo-?credit|image-?credit|media-?credit|img-?credit|photographer|bildnachweis|bildquelle|image-?source|photo-?source|fotograf|imgcredit|picture-?source|copyright|copyrights|rights',
    ),
  ],
  [
    'caption',
    named(
      'captions?|caption-?text|wp-caption-text|image-?caption|photo-?caption|img-?caption|newscaption|media-?caption|figcaption|bildunterschrift|bildtext|picture-?text|image-?description|gallery-?caption|legende?|cutline|mediacaption',
    ),
  ],
  [
    'related-links',
    named(
      'related(?:-?(?:articles?|posts?|links?|stories|content|news|topics))?|relatedarticles\\w*|recirc\\w*|recommend(?:ed|ations?)?|read-?more|readmore|more-?(?:on|from|stories|news|articles|links)|see-?also|also-?(?:read|like)|read-?(?:also|next)|you-?may-?(?:also-?)?like|outbrain|taboola|plista|ligatus|trending|most-?(?:read|popular|viewed)|popular(?:-?posts)?|teaser(?:s|box|-?list)?|promo(?:s|box)?|linkbox|link-?list|infobox-?links|mehr-?zum-?thema|weitere-?artikel|yarpp\\S*|jp-relatedposts|crp_related|further-?reading|next-?(?:article|post)|prev(?:ious)?-?(?:article|post)|rollover-block|story-?links?|playlist|zergnet|nextread',
    ),
  ],
  [
    'advertisement',
    named(
      'ads?|advert(?:s|isement|ising|orial)?|adsbygoogle|ad-?(?:container|wrapper|slot|unit|box|break|label)|sponsor(?:ed|s)?|banner|werbung|anzeige|paywall|subscri(?:be|ption)\\w*|newsletters?\\w*|sign-?up|signup|signupbox|mailing-?list|abo-?(?:box|teaser)|donat(?:e|ion)\\w*|call-?to-?action|cta|affiliate\\w*|promotion|shop-?widget|buy-?box|email-?(?:signup|form)',
    ),
  ],
  ['cookie', named('cookies?|consent|gdpr|cookie-?\\w+|cc-window|privacy-?(?:banner|notice)')],
  [
    'navigation',
    named(
      'breadcrumbs?|breadcrumb-?\\w*|nav|navi|navigation|navbar|sub-?nav|subnav\\w*|menu|shar(?:e|ing|er|edaddy|e-?\\w+)|social(?:-?(?:share|media|links|icons|bar|buttons|tools))?|sociallinks|addthis\\w*|toolbar|tool-?bar|article-?tools|tags?|tag-?list|tag-?links|taglist|tagcloud|post-?tags|entry-?tags|keywords|categor(?:y|ies)(?:-?links)?|cat-?links|comments?|comment-?\\w+|disqus\\w*|respond|reply|pagination|pager|paging|page-?links|skip-?(?:link|to)\\w*|screen-?reader-?text|visually-?hidden|sr-only|footer|site-?(?:header|footer)|follow-?(?:us|button|me)|followus|feedback|poll|rating|ratings|vote|votes|print|jump-?to|toc|login|search-?form|back-?to-?top|print-?only|widget-?title|post-?navigation|entry-?footer|entry-?utility|post-?footer|post-?categories|gallery-?(?:nav|count|controls)',
    ),
  ],
  [
    'leftover',
    named(
      'byline\\w*|by-?line|authors?|author-?(?:bio|box|info|name|card|description|details|block)|authorbox|about-?(?:the-?)?author|bio|autor(?:en)?|autor(?:en)?-?(?:box|info|zeile)|contributors?|writer|vcard|datelines?|date-?line|date|datum|datetime|timestamp|time-?stamp|time|published|publish(?:ed)?-?(?:date|time|on)|pub-?date|pubdate|post-?(?:date|meta|info|author|byline)|posted-?(?:on|by|in)|entry-?(?:meta|date|author)|article-?(?:meta|date|info|byline|author)|meta|metadata|meta-?(?:data|info|line)|postmeta(?:data)?|post-?details|updated|last-?(?:updated|modified)|modified|reading-?time|read-?time|lesezeit|views?|view-?count|player-?\\w*|video-?(?:player|controls|title|duration|info)|audio-?player|transcript-?toggle|disclaimer|image-?count|slide-?(?:count|number)|counter|kicker|eyebrow|overline|rubrik|label',
    ),
  ],
];

const ROLE_OF_TAG: Readonly<Record<string, NamedRole>> = {
  figcaption: 'caption',
  nav: 'navigation',
};

/** Role that an element's own tag, class and id suggest; null where they say nothing. */
export function roleOfNames(tag: string, classAndId: string): NamedRole | null {
  const byTag = ROLE_OF_TAG[tag];
  if (classAndId !== '' && classAndId.length < 600) {
    const words = classAndId.replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2');
    for (const [role, pattern] of NAMES) if (pattern.test(words)) return role;
  }
  return byTag ?? null;
}
