import type { enNotes } from './en-notes.ts';

/** The same in German. */
export const deNotes: Readonly<Record<keyof typeof enNotes, string>> = {
  'ends.adjust': 'Enden der Markierung anpassen',
  'ends.start': 'Anfang der Markierung',
  'ends.end': 'Ende der Markierung',
  'ends.endLater': 'Ende der Markierung: ein Wort weiter',
  'ends.endEarlier': 'Ende der Markierung: ein Wort zurück',
  'ends.startLater': 'Anfang der Markierung: ein Wort weiter',
  'ends.startEarlier': 'Anfang der Markierung: ein Wort zurück',
  'ends.endLetterLater': 'Ende der Markierung: ein Zeichen weiter',
  'ends.endLetterEarlier': 'Ende der Markierung: ein Zeichen zurück',
  'ends.startLetterLater': 'Anfang der Markierung: ein Zeichen weiter',
  'ends.startLetterEarlier': 'Anfang der Markierung: ein Zeichen zurück',
  'ends.keyWord': 'Ihr Ende um ein Wort; mit Umschalt ihren Anfang, mit Alt um ein Zeichen',
  'note.edit': 'Notiz bearbeiten',
  'note.showMore': 'Mehr zeigen (noch {{n}} Zeichen)',
  'note.showLess': 'Nur den Anfang zeigen',
  'note.recovered': 'Noch nicht gespeichert: aufgehoben, als das Fenster zuging.',
  'note.triedAgain': 'Es wird von selbst wieder versucht; Ihre Worte bleiben hier.',
  'note.hintTopic': 'Thema',
  'note.hintLink': 'Verweis',
  'note.linkGone': 'Wohin dieser Verweis führt, ist nicht mehr im Notizbuch.',
  'note.addressCopied': 'Adresse kopiert',
  'keys.extendBack': 'Am Anfang erweitern oder kürzen',
  'command.set passage': 'Enden einer Markierung verschieben',
};
