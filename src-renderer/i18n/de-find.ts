import type { enFind } from './en-find.ts';

/** Suchen im offenen Artikel, und was sich mit Wörtern in der Hand noch tun lässt. */
export const deFind: Record<keyof typeof enFind, string> = {
  'find.title': 'Im Artikel suchen',
  'find.placeholder': 'Im Artikel suchen',
  'find.hits_one': '{{n}} Treffer',
  'find.hits_other': '{{n}} Treffer',
  'find.step': '{{index}} von {{total}}',
  'find.none': 'Nicht gefunden',
  'find.folded_one': '{{n}} in eingeklappten Zeilen',
  'find.folded_other': '{{n}} in eingeklappten Zeilen',
  'find.next': 'Nächster Treffer',
  'find.previous': 'Voriger Treffer',
  'find.matchCase': 'Groß- und Kleinschreibung beachten',
  'find.wholeWord': 'Nur ganze Wörter',
  'find.exactLetters': 'Genaue Buchstaben: ä ist weder a noch ae',
  'find.regex': 'Regulärer Ausdruck',
  'find.codeAll': 'Alle Treffer mit einem Thema dieses Namens kodieren',
  'find.highlightAll': 'Alle Treffer hervorheben',
  'find.highlighted_one': '{{n}} Stelle hervorgehoben',
  'find.highlighted_other': '{{n}} Stellen hervorgehoben',
  'find.tooMany': 'Mehr als {{n}} Treffer werden nicht auf einmal markiert. Suchen Sie etwas Selteneres.',
  'command.annotate passages': 'Hervorheben aller Treffer',
  'find.close': 'Zurück zum Text, mit dem Treffer in der Hand',
  'find.fault.group':
    'Eine Klammer ( ist nicht geschlossen. Ergänzen Sie die fehlende ), oder schreiben Sie \\( für das Zeichen selbst.',
  'find.fault.noGroup':
    'Eine ) schließt nichts. Nehmen Sie sie heraus, oder schreiben Sie \\) für das Zeichen selbst.',
  'find.fault.brackets':
    'Eine Klammer [ oder { ist unvollständig. Schließen Sie sie, oder schreiben Sie \\ davor für das Zeichen selbst.',
  'find.fault.repeat':
    'Eine Wiederholung (*, +, ? oder {…}) hat nichts zu wiederholen, oder ihre Zahlen stimmen nicht.',
  'find.fault.escape':
    'Ein \\ steht vor einem Zeichen, das keines braucht. Nehmen Sie es heraus, oder schreiben Sie \\\\ für das Zeichen selbst.',
  'find.fault.property':
    'Diese Eigenschaft von Buchstaben ist unbekannt. Versuchen Sie \\p{L} für Buchstaben oder \\p{Lu} für Großbuchstaben.',
  'find.fault.range': 'Ein Bereich in [ ] beginnt hinter seinem Ende. Drehen Sie ihn um, wie in [a-z].',
  'find.fault.pattern':
    'Das ist kein regulärer Ausdruck. Bessern Sie ihn aus, oder schalten Sie reguläre Ausdrücke ab.',
  'find.fault.slow':
    'Dieses Muster sucht zu lange hin und her und wurde beendet. Wiederholen Sie weniger innerhalb von Wiederholungen.',
  'find.fault.stopped': 'Das Suchen wurde durch einen Fehler beendet. Versuchen Sie es noch einmal.',
  'passages.title': 'Wo steht das noch?',
  'passages.looking': 'Das Archiv wird durchgesehen …',
  'passages.notReady':
    'Der Suchindex wird noch aufgebaut. Was schon in ihm ist, steht hier; das Übrige kommt, wenn er fertig ist.',
  'passages.none': 'Nichts anderes im Archiv sagt das mit diesen oder ähnlichen Worten.',
  'passages.count_one': '{{n}} Stelle',
  'passages.count_other': '{{n}} Stellen',
  'passages.phrase': 'Mit denselben Worten',
  'passages.similar': 'Ähnliche Stellen',
  'passages.own': 'In diesem Artikel',
  'passages.ownStory': 'dieselbe Geschichte wie der offene Artikel',
  'passages.ownAlike': 'wohl dieselbe Geschichte wie der offene Artikel',
  'passages.alike_one': '{{n}} Artikel',
  'passages.alike_other': '{{n}} Artikel, die etwa dasselbe erzählen',
  'passages.story_one': 'Geschichte mit {{n}} Artikel',
  'passages.story_other': 'Geschichte mit {{n}} Artikeln',
  'passages.share': 'teilt {{percent}} % der Wörter nach Gewicht',
  'passages.run': '{{n}} in Folge',
  'passages.compare': 'Neben die gefragten Wörter stellen',
  'tools.search': 'Das Archiv nach diesen Wörtern durchsuchen',
  'tools.inVivo': 'Diese Wörter zu einem Thema machen',
  'tools.tooLong':
    'Das sind zu viele Wörter für ein Thema. Wählen Sie wenige aus, oder nehmen Sie mit t ein Thema.',
};
