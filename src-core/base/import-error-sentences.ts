import type { ErrorCode } from './error-code.ts';
import type { SentencePairs } from './sentence-pairs.ts';

/** Sentences of what may go wrong with one file of an import. `{name}` stands for a value of the error. */
export const IMPORT_ERROR_SENTENCES = {
  'file-empty': {
    en: ['{file} is empty.', 'Check whether the download or the copy was complete.'],
    de: ['{file} ist leer.', 'Prüfen Sie, ob der Download oder die Kopie vollständig war.'],
  },
  'file-binary': {
    en: ['{file} is not text but {kind}.', 'Export it as text, Markdown or HTML and import that.'],
    de: [
      '{file} ist kein Text, sondern {kind}.',
      'Exportieren Sie den Inhalt als Text, Markdown oder HTML und importieren Sie das.',
    ],
  },
  'file-too-large': {
    en: [
      '{file} is larger than {limit}, too large for one article.',
      'Split it into parts and import those.',
    ],
    de: [
      '{file} ist größer als {limit}, zu groß für einen Artikel.',
      'Teilen Sie die Datei auf und importieren Sie die Teile.',
    ],
  },
  'file-too-many-marks': {
    en: [
      '{file} has so many lines or pieces of markup that no article can be made of it.',
      'Split it into parts and import those.',
    ],
    de: [
      '{file} hat so viele Zeilen oder Auszeichnungen, dass daraus kein Artikel werden kann.',
      'Teilen Sie die Datei auf und importieren Sie die Teile.',
    ],
  },
  'file-vanished': {
    en: ['{file} was no longer there when it was to be read.', 'Put it back or pick it again.'],
    de: [
      '{file} war nicht mehr da, als die Datei gelesen werden sollte.',
      'Legen Sie sie zurück, oder wählen Sie sie erneut aus.',
    ],
  },
  'file-unreadable': {
    en: ['{file} could not be read.', 'Check its permissions, then import it again.'],
    de: [
      '{file} konnte nicht gelesen werden.',
      'Prüfen Sie die Zugriffsrechte und importieren Sie die Datei erneut.',
    ],
  },
  'file-link-broken': {
    en: ['{file} is a link to something that does not exist.', 'Import the file it should lead to.'],
    de: ['{file} ist eine Verknüpfung ins Leere.', 'Importieren Sie die Datei, auf die sie zeigen sollte.'],
  },
  'file-encoding-invalid': {
    en: ['{file} is in no text encoding that could be recognised.', 'Save it as UTF-8 and import it again.'],
    de: [
      '{file} hat keine erkennbare Textkodierung.',
      'Speichern Sie die Datei als UTF-8 und importieren Sie sie erneut.',
    ],
  },
  'file-format-unknown': {
    en: [
      '{file} is of a kind that cannot be imported yet.',
      'Export it as text, Markdown or HTML and import that.',
    ],
    de: [
      '{file} ist von einer Art, die noch nicht importiert werden kann.',
      'Exportieren Sie den Inhalt als Text, Markdown oder HTML und importieren Sie das.',
    ],
  },
  'file-no-text': {
    en: ['{file} holds no text.', 'Check in a browser or editor whether it shows an article at all.'],
    de: [
      '{file} enthält keinen Text.',
      'Prüfen Sie in einem Browser oder Editor, ob überhaupt ein Artikel zu sehen ist.',
    ],
  },
  'file-damaged': {
    en: ['{file} is damaged: {reason}.', 'Get it once more from where it came, and import that.'],
    de: [
      '{file} ist beschädigt: {reason}.',
      'Beschaffen Sie die Datei noch einmal und importieren Sie sie dann.',
    ],
  },
  'file-encrypted': {
    en: ['{file} is protected by a password.', 'Save a copy without a password and import that.'],
    de: [
      '{file} ist mit einem Passwort geschützt.',
      'Speichern Sie eine Kopie ohne Passwort und importieren Sie diese.',
    ],
  },
  'password-wrong': {
    en: ['That password does not open {file}.', 'Check it, capitals and keyboard layout too, and try again.'],
    de: [
      'Dieses Passwort öffnet {file} nicht.',
      'Prüfen Sie es, auch Großschreibung und Tastaturbelegung, und versuchen Sie es noch einmal.',
    ],
  },
  'page-undrawable': {
    en: [
      'Page {page} of {file} cannot be drawn: {reason}.',
      'The other pages and the reading text are not affected.',
    ],
    de: [
      'Seite {page} von {file} lässt sich nicht darstellen: {reason}.',
      'Die übrigen Seiten und der Lesetext sind davon nicht betroffen.',
    ],
  },
  'page-slow': {
    en: [
      'Page {page} of {file} took longer than {seconds} seconds to draw and was given up.',
      'The other pages and the reading text are not affected; a second try gets more time.',
    ],
    de: [
      'Seite {page} von {file} brauchte zum Zeichnen länger als {seconds} Sekunden und wurde aufgegeben.',
      'Die übrigen Seiten und der Lesetext sind davon nicht betroffen; ein zweiter Versuch bekommt mehr Zeit.',
    ],
  },
  'archive-too-large': {
    en: [
      '{file} unpacks to more than {limit}.',
      'Unpack it yourself, look whether it is what it seems, and import the folder.',
    ],
    de: [
      '{file} ist ausgepackt größer als {limit}.',
      'Packen Sie das Archiv selbst aus, prüfen Sie den Inhalt und importieren Sie den Ordner.',
    ],
  },
  'archive-too-deep': {
    en: [
      '{file} lies in too many archives within archives.',
      'Unpack the outer ones, and import what is in them.',
    ],
    de: [
      '{file} liegt in zu vielen ineinander gepackten Archiven.',
      'Packen Sie die äußeren aus und importieren Sie deren Inhalt.',
    ],
  },
  'archive-too-many': {
    en: ['{file} holds more than {limit} files.', 'Unpack it, and import what is in it folder by folder.'],
    de: [
      '{file} enthält mehr als {limit} Dateien.',
      'Packen Sie das Archiv aus und importieren Sie den Inhalt ordnerweise.',
    ],
  },
  'archive-name-unsafe': {
    en: [
      'A file in {file} is named “{name}”, a place outside of the archive.',
      'It was passed over; ask where the archive came from before you unpack it elsewhere.',
    ],
    de: [
      'Eine Datei in {file} heißt „{name}“ und zeigt damit aus dem Archiv hinaus.',
      'Sie wurde übergangen; fragen Sie nach der Herkunft des Archivs, bevor Sie es anderswo auspacken.',
    ],
  },
  'file-row-invalid': {
    en: [
      'Row {row} of {file} is not a valid article ({reason}).',
      'Correct that row and import the file again; the other rows are not affected.',
    ],
    de: [
      'Zeile {row} von {file} ist kein gültiger Artikel ({reason}).',
      'Berichtigen Sie die Zeile und importieren Sie die Datei erneut; die anderen Zeilen sind nicht betroffen.',
    ],
  },
  'file-duplicate': {
    en: ['{file} is already in the notebook as “{title}”.', 'Nothing needs to be done; open that article.'],
    de: ['{file} ist schon als „{title}“ im Notizbuch.', 'Es ist nichts zu tun; öffnen Sie jenen Artikel.'],
  },
  'parser-failed': {
    en: [
      '{file} could not be taken apart ({reason}).',
      'Open it in a browser, save it again, and import that file.',
    ],
    de: [
      '{file} konnte nicht zerlegt werden ({reason}).',
      'Öffnen Sie die Datei im Browser, speichern Sie sie neu und importieren Sie das Ergebnis.',
    ],
  },
  'parser-timeout': {
    en: [
      '{file} took longer than {seconds} seconds and was given up.',
      'Save a simpler copy of it (as text or plain HTML) and import that.',
    ],
    de: [
      '{file} brauchte länger als {seconds} Sekunden und wurde aufgegeben.',
      'Speichern Sie eine einfachere Kopie (als Text oder schlichtes HTML) und importieren Sie diese.',
    ],
  },
  'file-ended-program': {
    en: [
      'Reading {file} ended the program the last time, so it was left out.',
      'Save a simpler copy of it (as text or plain HTML) and import that, or choose this very file to try it once more.',
    ],
    de: [
      'Das Lesen von {file} hat das Programm zuletzt beendet; deshalb blieb die Datei draußen.',
      'Speichern Sie eine einfachere Kopie (als Text oder schlichtes HTML) und importieren Sie diese, oder wählen Sie genau diese Datei, um es noch einmal zu versuchen.',
    ],
  },
} as const satisfies Partial<Readonly<Record<ErrorCode, SentencePairs>>>;
