import type { AppError, ErrorCode } from './error-code.ts';
import { germanValue } from './german-values.ts';
import { IMPORT_ERROR_SENTENCES } from './import-error-sentences.ts';
import type { SentencePairs } from './sentence-pairs.ts';

/** Languages the interface speaks. */
export type InterfaceLanguage = 'en' | 'de';

/** The two sentences of an error: what happened, and what to do. */
export interface ErrorSentences {
  readonly what: string;
  readonly todo: string;
}

/** `{name}` stands for a value of the error; a value that is missing leaves its placeholder out. */
export const ERROR_SENTENCES: Readonly<Record<ErrorCode, SentencePairs>> = {
  'notebook-missing': {
    en: [
      '{folder} is not a Florilegium notebook.',
      'Choose a notebook folder, or an empty one to start a new notebook.',
    ],
    de: [
      '{folder} ist kein Florilegium-Notizbuch.',
      'Wählen Sie einen Notizbuchordner oder einen leeren Ordner für ein neues.',
    ],
  },
  'notebook-locked': {
    en: [
      'The notebook {folder} is already open: {holder}.',
      'Close it there first, or work with another notebook.',
    ],
    de: [
      'Das Notizbuch {folder} ist schon geöffnet: {holder}.',
      'Schließen Sie es dort zuerst, oder arbeiten Sie mit einem anderen Notizbuch.',
    ],
  },
  'notebook-newer': {
    en: [
      'This notebook was written by a newer version of Florilegium (format {version}).',
      'Update Florilegium, then open it again; nothing was changed.',
    ],
    de: [
      'Dieses Notizbuch stammt von einer neueren Florilegium-Version (Format {version}).',
      'Aktualisieren Sie Florilegium und öffnen Sie es erneut; nichts wurde verändert.',
    ],
  },
  'notebook-damaged': {
    en: [
      '{file} of the notebook cannot be read.',
      'Restore it from a backup, or run “florilegium verify” to see what else is damaged.',
    ],
    de: [
      '{file} des Notizbuchs ist nicht lesbar.',
      'Stellen Sie die Datei aus einer Sicherung wieder her, oder prüfen Sie mit „florilegium verify“, was sonst beschädigt ist.',
    ],
  },
  'folder-read-only': {
    en: [
      'The folder {folder} does not allow writing.',
      'Allow writing there or move the notebook; what you typed is still here.',
    ],
    de: [
      'In den Ordner {folder} darf nicht geschrieben werden.',
      'Erlauben Sie das Schreiben oder verschieben Sie das Notizbuch; Ihre Eingabe ist noch da.',
    ],
  },
  'disk-full': {
    en: ['The disk is full, so nothing was saved.', 'Make room and try again; what you typed is still here.'],
    de: [
      'Der Datenträger ist voll, daher wurde nichts gespeichert.',
      'Schaffen Sie Platz und versuchen Sie es erneut; Ihre Eingabe ist noch da.',
    ],
  },
  'tables-behind': {
    en: [
      'The window has no room for your last changes: they are saved in the notebook, but not shown yet.',
      'Make room on the disk that holds the window’s own data; it is tried again every few seconds.',
    ],
    de: [
      'Das Fenster hat keinen Platz für Ihre letzten Änderungen: Sie sind im Notizbuch gespeichert, aber noch nicht zu sehen.',
      'Schaffen Sie Platz auf dem Datenträger mit den eigenen Daten des Fensters; alle paar Sekunden wird es erneut versucht.',
    ],
  },
  'disk-failed': {
    en: [
      'The disk did not answer as it should ({reason}).',
      'Check that the drive is connected, then try again.',
    ],
    de: [
      'Der Datenträger hat nicht richtig geantwortet ({reason}).',
      'Prüfen Sie, ob das Laufwerk verbunden ist, und versuchen Sie es erneut.',
    ],
  },
  'host-unreachable': {
    en: [
      'The part of Florilegium that writes to the disk does not answer.',
      'Start Florilegium again; everything acknowledged so far is safe.',
    ],
    de: [
      'Der Teil von Florilegium, der auf den Datenträger schreibt, antwortet nicht.',
      'Starten Sie Florilegium neu; alles bisher Bestätigte ist sicher.',
    ],
  },
  'request-invalid': {
    en: [
      'Florilegium asked itself for something it does not understand ({reason}).',
      'Try again with other input; nothing was changed.',
    ],
    de: [
      'Florilegium hat etwas verlangt, das es selbst nicht versteht ({reason}).',
      'Versuchen Sie es mit anderer Eingabe; nichts wurde verändert.',
    ],
  },
  'record-missing': {
    en: ['What you wanted to change is no longer there.', 'Undo its deletion, or carry on without it.'],
    de: [
      'Was Sie ändern wollten, ist nicht mehr da.',
      'Machen Sie das Löschen rückgängig, oder arbeiten Sie ohne es weiter.',
    ],
  },
  'topic-name-invalid': {
    en: ['“{name}” cannot be the name of a topic.', 'Give it a name without a slash that is not empty.'],
    de: [
      '„{name}“ kann kein Themenname sein.',
      'Wählen Sie einen Namen ohne Schrägstrich, der nicht leer ist.',
    ],
  },
  'search-name-invalid': {
    en: ['A saved search needs a name.', 'Give it one that is not empty.'],
    de: ['Eine gespeicherte Suche braucht einen Namen.', 'Geben Sie ihr einen, der nicht leer ist.'],
  },
  'search-name-taken': {
    en: [
      'There is already a saved search “{name}”.',
      'Choose another name, or change the one that is there.',
    ],
    de: [
      'Es gibt schon eine gespeicherte Suche „{name}“.',
      'Wählen Sie einen anderen Namen oder ändern Sie die vorhandene.',
    ],
  },
  'topic-name-taken': {
    en: [
      'There is already a topic “{name}” in that place.',
      'Choose another name, or use the topic that is there.',
    ],
    de: [
      'An dieser Stelle gibt es schon ein Thema „{name}“.',
      'Wählen Sie einen anderen Namen, oder verwenden Sie das vorhandene Thema.',
    ],
  },
  'topic-below-itself': {
    en: ['The topic “{name}” cannot be moved below itself.', 'Choose a topic that does not belong to it.'],
    de: [
      'Das Thema „{name}“ kann nicht unter sich selbst verschoben werden.',
      'Wählen Sie ein Thema, das nicht zu ihm gehört.',
    ],
  },
  'original-missing': {
    en: [
      'The original file {name} is not in the notebook folder.',
      'Restore the folder “originals” from a backup; the article’s text is not affected.',
    ],
    de: [
      'Die Originaldatei {name} fehlt im Notizbuchordner.',
      'Stellen Sie den Ordner „originals“ aus einer Sicherung wieder her; der Artikeltext ist nicht betroffen.',
    ],
  },
  'original-damaged': {
    en: [
      'The original file {name} has changed since it was imported.',
      'Restore it from a backup; the article’s text is not affected.',
    ],
    de: [
      'Die Originaldatei {name} hat sich seit dem Import verändert.',
      'Stellen Sie sie aus einer Sicherung wieder her; der Artikeltext ist nicht betroffen.',
    ],
  },
  'document-damaged': {
    en: [
      'The stored text of an article is damaged ({file}).',
      'Restore the folder “documents” from a backup, or import the article’s original again.',
    ],
    de: [
      'Der gespeicherte Text eines Artikels ist beschädigt ({file}).',
      'Stellen Sie den Ordner „documents“ aus einer Sicherung wieder her, oder importieren Sie das Original erneut.',
    ],
  },
  'journal-torn': {
    en: [
      'The last line of {file} was cut off when the program stopped.',
      'Nothing that was acknowledged is lost; check your very last change.',
    ],
    de: [
      'Die letzte Zeile von {file} ist beim Beenden abgerissen.',
      'Nichts Bestätigtes ist verloren; prüfen Sie Ihre allerletzte Änderung.',
    ],
  },
  'journal-damaged': {
    en: [
      'Line {line} of {file} is damaged and was set aside.',
      'Restore that file from a backup to get this change back; all other changes are intact.',
    ],
    de: [
      'Zeile {line} von {file} ist beschädigt und wurde beiseitegelegt.',
      'Stellen Sie die Datei aus einer Sicherung wieder her, um diese Änderung zurückzubekommen; alle anderen sind unversehrt.',
    ],
  },
  'journal-shortened': {
    en: [
      'The journal of this notebook is shorter than when it was last read.',
      'Nothing needs to be done: everything is being read anew.',
    ],
    de: [
      'Das Journal dieses Notizbuchs ist kürzer als beim letzten Lesen.',
      'Es ist nichts zu tun: alles wird neu eingelesen.',
    ],
  },
  'index-damaged': {
    en: [
      'The search index was damaged or of another version.',
      'It is being built again from your articles; you need not do anything.',
    ],
    de: [
      'Der Suchindex war beschädigt oder von einer anderen Version.',
      'Er wird aus Ihren Artikeln neu aufgebaut; Sie müssen nichts tun.',
    ],
  },
  'index-moved': {
    en: [
      'Another window of this notebook has written the search index.',
      'This window reads it again by itself; you need not do anything.',
    ],
    de: [
      'Ein anderes Fenster dieses Notizbuchs hat den Suchindex geschrieben.',
      'Dieses Fenster liest ihn von selbst neu ein; Sie müssen nichts tun.',
    ],
  },
  'search-stopped': {
    en: [
      'Search has stopped several times and was not started again.',
      'Start it again; if it stops once more, close other programs or windows first: it may lack memory.',
    ],
    de: [
      'Die Suche ist mehrmals abgebrochen und wurde nicht wieder gestartet.',
      'Starten Sie sie neu; bricht sie wieder ab, schließen Sie vorher andere Programme oder Fenster: Vielleicht fehlt Speicher.',
    ],
  },
  cancelled: {
    en: ['This was cancelled.', 'What had been finished before is kept; start it again for the rest.'],
    de: ['Der Vorgang wurde abgebrochen.', 'Was vorher fertig war, bleibt; starten Sie für den Rest erneut.'],
  },
  internal: {
    en: [
      'Something went wrong inside Florilegium ({reason}).',
      'Try again; everything acknowledged so far is safe.',
    ],
    de: [
      'In Florilegium ist etwas schiefgegangen ({reason}).',
      'Versuchen Sie es erneut; alles bisher Bestätigte ist sicher.',
    ],
  },
  ...IMPORT_ERROR_SENTENCES,
};

/** Errors of single files: their reasons may be a parser's own words. */
const QUOTED: ReadonlySet<ErrorCode> = new Set(['file-damaged', 'parser-failed', 'file-row-invalid']);

function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replace(/ \(\)/g, '')
    .replace(/ {2,}/g, ' ');
}

/** The two plain sentences of an error in a language of the interface. */
export function errorSentences(error: AppError, language: InterfaceLanguage): ErrorSentences {
  const [what, todo] = ERROR_SENTENCES[error.code][language];
  const { kind, reason } = error.values;
  const values =
    language === 'en'
      ? error.values
      : {
          ...error.values,
          ...(kind === undefined ? {} : { kind: germanValue(kind) }),
          ...(reason === undefined ? {} : { reason: germanValue(reason, QUOTED.has(error.code)) }),
        };
  return { what: fill(what, values), todo: fill(todo, values) };
}

/** Both sentences in one line, for a terminal or a message box. */
export function errorInOneLine(error: AppError, language: InterfaceLanguage): string {
  const { what, todo } = errorSentences(error, language);
  return `${what} ${todo}`;
}
