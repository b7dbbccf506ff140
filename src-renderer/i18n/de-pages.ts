import type { enPages } from './en-pages.ts';

/** Sentences about PDFs shown as pages; in German. */
export const dePages: Readonly<Record<keyof typeof enPages, string>> = {
  'pages.show': 'Seiten oder Lesetext',
  'pages.showPages': 'Seiten zeigen',
  'pages.showText': 'Lesetext zeigen',
  'pages.label': 'Die Seiten; {{keys}} gehen Satz für Satz',
  'pages.page': 'Seite {{label}}',
  'pages.opening': 'Die Seiten werden geöffnet …',
  'pages.readText': 'Lesetext zeigen',
  'pages.locked':
    'Dieses PDF ist gesperrt. Sein Passwort gilt, bis dieses Fenster geschlossen wird, und wird nirgends aufgeschrieben.',
  'pages.password': 'Passwort',
  'pages.unlock': 'Entsperren',
  'pages.toolbar': 'Seiten',
  'pages.side': 'Seitenvorschau und Inhalt',
  'pages.thumbnails': 'Seiten',
  'pages.outline': 'Inhalt',
  'pages.noOutline': 'Diese Datei hat kein Inhaltsverzeichnis.',
  'pages.previous': 'Vorige Seite',
  'pages.next': 'Nächste Seite',
  'pages.number': 'Seitenzahl',
  'keys.group.pages': 'Auf den Seiten eines PDFs',
  'keys.turn': 'Nächste und vorige Seite',
  'keys.zoom': 'Seiten größer und kleiner',
  'pages.notPrinted': 'Gedruckt wird der Lesetext, mit Ihren Markierungen und Notizen.',
  'pages.notPrintedTodo': 'Drücken Sie p, und drucken Sie dann; die Seiten selbst druckt man aus der Datei.',
  'pages.goTo': 'Gehe zu Seite …',
  'pages.of': 'von {{n}}',
  'pages.ofLabelled': '({{page}} von {{n}})',
  'pages.smaller': 'Seiten kleiner',
  'pages.larger': 'Seiten größer',
  'pages.fitWidth': 'So breit wie das Fenster',
  'pages.fitPage': 'Ganze Seite',
  'pages.themed': 'Seiten in den Farben des Fensters',
  'pages.area': 'Ausschnitt markieren',
  'pages.areaOn': 'Ausschnitt auf Seite {{page}}',
  'pages.areaDraft':
    'Ausschnitt auf Seite {{page}}. Pfeile verschieben ihn, Umschalt und Pfeile ändern die Größe, Tab nimmt das nächste Bild, Enter behält ihn, Escape verlässt ihn.',
  'pages.areaHint':
    'Rechteck aufziehen oder dieses bewegen: ← ↑ ↓ →, Umschalt ändert die Größe, Tab nächstes Bild, Enter behält, Esc verlässt',
  'pages.scanned':
    'Diese Seiten sind Bilder ohne Text. Ausschnitte lassen sich markieren (Taste {{key}}) und tragen Notizen und Themen.',
  'pages.areaInHand':
    'Ausschnitt auf Seite {{page}}. Pfeile verschieben ihn, Umschalt und Pfeile ändern die Größe, mit Strg in kleinen Schritten, Escape verlässt ihn.',
  'pages.turn': 'Seiten im Uhrzeigersinn drehen',
  'pages.turnBack': 'Seiten gegen den Uhrzeigersinn drehen',
  'command.annotate area': 'Ausschnitt',
  'command.move area': 'Ausschnitt verschieben',
  'pages.linkTo': 'Gehe zu Seite {{page}}',
};
