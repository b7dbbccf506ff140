/** Two German words: whether a search for the first should find a text with the second, and what is between them. */
export interface GermanPair {
  readonly query: string;
  readonly text: string;
  readonly kind: string;
}

function pairs(kind: string, list: string): GermanPair[] {
  return list.split(',').map((pair) => {
    const [query = '', text = ''] = pair.trim().split('/');
    return { query, text, kind };
  });
}

/** 70 pairs that a German reader expects to find each other. */
export const WANTED_PAIRS: readonly GermanPair[] = [
  ...pairs(
    'umlaut',
    'Grüße/Gruesse, Koeln/Köln, Müller/Mueller, Haus/Häuser, Vogel/Vögel, ueber/über, Universitaet/Universität, Buch/Bücher, Oel/Öl, Markt/Märkte',
  ),
  ...pairs('ß', 'Strasse/Straße, Gruß/Gruss, Massnahme/Maßnahme, groß/gross, Fuss/Fuß, weiß/weiss'),
  ...pairs(
    'inflection',
    'Vertrag/Verträge, Zeitung/Zeitungen, Kind/Kindern, Krieg/Kriege, Wald/Wälder, Museum/Museen, Firma/Firmen, Themen/Thema, Datum/Daten, schnell/schnelleren, wichtig/wichtigsten, gehen/ging, Abkommen/Abkommens, verhandeln/verhandelt, verhandelte/verhandeln, Zentrum/Zentren',
  ),
  ...pairs(
    'feminine',
    'Soldat/Soldatin, Soldaten/Soldatinnen, Präsident/Präsidentin, Lehrer/Lehrerinnen, Ärztin/Arzt, Anwalt/Anwältin, Kanzler/Kanzlerin, Franzose/Französin, Bürger/Bürgerinnen, Studentinnen/Studenten',
  ),
  ...pairs(
    'compound head',
    'Minister/Außenminister, Preis/Ölpreise, Rat/Sicherheitsrat, Bank/Notenbanken, Vertrag/Friedensvertrag, Haus/Krankenhäuser, Gericht/Verfassungsgerichts, Politik/Umweltpolitik, Partei/Volksparteien, Amt/Finanzamt, Waffe/Atomwaffen, Steuer/Umsatzsteuer',
  ),
  ...pairs(
    'compound modifier',
    'Minister/Ministerpräsident, Soldat/Soldatenfriedhof, Arbeit/Arbeitsmarkt, Stadt/Stadtplanung, Klima/Klimawandel, Wahl/Wahlkampf, Kinder/Kindergarten, Strom/Stromnetz',
  ),
  ...pairs(
    'derivation',
    'Russland/russisch, England/englische, Politik/politisch, Wirtschaft/wirtschaftlich, entscheiden/Entscheidung, Sicherheit/sicher, Europa/europäisch, Regierung/regieren',
  ),
];

/** 30 pairs that only look alike. */
export const UNWANTED_PAIRS: readonly GermanPair[] = [
  ...pairs('stem', 'Reis/Reise, Bau/Bauer, Kur/Kurs, schon/schön, Rind/Rinde, Arm/Armee'),
  ...pairs('ß', 'Masse/Maße, Busse/Buße'),
  ...pairs('sound', 'Wal/Wahl, Meer/mehr'),
  ...pairs('feminine', 'Term/Termin, Berl/Berlin'),
  ...pairs(
    'part',
    'Reis/Weltreise, Rat/Demokrat, Rat/Apparat, Mini/Minister, Amt/gesamt, Tor/Motor, Tor/Autor, Art/Partei, Mut/Mutter, Ort/Sport, Ort/Wort, Eis/Preis, Arm/Alarm, Ente/Rente, Bar/Nachbar, Kunde/Sekunde, Stern/gestern, Tag/Montage',
  ),
];

/** Other words of the archive: parts of the compounds above, and short words that could wrongly be taken for parts. */
export const OTHER_WORDS =
  `Außen Präsident Öl Sicherheit Noten Frieden Kranken Verfassung Umwelt Volk Finanz Atom Umsatz
  Friedhof Markt Planung Wandel Kampf Garten Netz Welt Reise Demo Auto Mode Nach vor aus gegen ein eine der das und
  Mut Sport Wort Mond gesagt heute Minuten Alarm Partner Masse Regel Fest Ware Mutter Kreis Post Stunde`.split(
    /\s+/u,
  );
