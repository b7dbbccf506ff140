/**
 * Values of errors that are words and not names, as they stand in the code: kinds of file (`import/sniff-binary.ts`), what is
 * wrong with a file or with a row of an archive, and what the libraries say that read zip and PDF.
 */
const WORDS: Readonly<Record<string, string>> = {
  'binary data': 'Binärdaten',
  'Windows program': 'ein Windows-Programm',
  'no text': 'kein Text',
  'no title': 'kein Titel',
  'no web address': 'keine Webadresse',
  'too long': 'zu lang',
  'nests too deep': 'zu tief verschachtelt',
  'not a JSON object': 'kein JSON-Objekt',
  'quotation mark not closed': 'ein Anführungszeichen wird nicht geschlossen',
  'not valid JSON': 'kein gültiges JSON',
  'it holds no page': 'es ist keine Seite darin',
  'it has no body': 'der Textteil fehlt',
  'it has no text body': 'der Textteil fehlt',
  'it has no package document': 'das Inhaltsverzeichnis des Pakets fehlt',
  'its package document is empty': 'das Inhaltsverzeichnis des Pakets ist leer',
  'none of its chapters can be read': 'keines der Kapitel ist lesbar',
  'something in it is no record, or a record has a wrong length':
    'etwas darin ist kein Eintrag, oder ein Eintrag hat eine falsche Länge',
  'its original is too large to be kept': 'das Original ist zu groß, um es aufzubewahren',
  'it does not begin as gzip data': 'der Anfang ist nicht gzip-gepackt',
  'it does not begin as Zstandard data': 'der Anfang ist nicht Zstandard-gepackt',
  'its packed content cannot be read': 'der gepackte Inhalt ist nicht lesbar',
  'it is cut short': 'das Ende fehlt',
  'its checksum is wrong': 'die Prüfsumme stimmt nicht',
  'it has a block of no known kind': 'ein Block darin ist von unbekannter Art',
  'the length of a block is wrong': 'die Länge eines Blocks stimmt nicht',
  'the codes of a block are wrong': 'die Codes eines Blocks stimmen nicht',
  'a code in it is wrong': 'ein Code darin stimmt nicht',
  'a block in it is wrong': 'ein Block darin stimmt nicht',
  'an entry is not where it should be': 'ein Eintrag liegt nicht, wo er liegen soll',
  'a checksum is wrong': 'eine Prüfsumme stimmt nicht',
  'a record is too long': 'ein Eintrag ist zu lang',
  'elements nest too deep': 'die Elemente sind zu tief verschachtelt',
  'groups nest too deep': 'die Gruppen sind zu tief verschachtelt',
  'past the limit': 'die Grenze ist überschritten',
  'the worker died': 'der Leseprozess ist abgestürzt',
  'the parser ended': 'der Leseprozess hat aufgehört',
  'unexpected answer': 'eine unerwartete Antwort',
  unknown: 'der Grund ist unbekannt',
  // zip.js
  'file format is not recognized': 'das ist kein ZIP-Archiv',
  'end of central directory not found': 'das Inhaltsverzeichnis am Ende fehlt',
  'central directory header not found': 'das Inhaltsverzeichnis fehlt',
  'file contains encrypted entry': 'ein Eintrag darin ist verschlüsselt',
  'encryption method not supported': 'diese Verschlüsselung ist nicht lesbar',
  'split zip file': 'es ist nur ein Teil eines geteilten Archivs',
  'entry data out of bounds': 'ein Eintrag liegt außerhalb der Datei',
  'ambiguous archive': 'das Archiv ist zweideutig',
  'encrypted central directory is not supported': 'das Inhaltsverzeichnis ist verschlüsselt',
  'compression method not supported': 'diese Art zu packen ist nicht lesbar',
  // Web Annotations and Hypothesis
  'no annotation in it': 'es ist keine Annotation darin',
  'names no page': 'nennt keine Seite',
  // pdf.js
  'invalid PDF structure': 'der Aufbau der PDF-Datei stimmt nicht',
  'the PDF file is empty, i.e. its size is zero bytes': 'die Datei ist leer',
  'invalid XRef stream': 'das Verzeichnis der Objekte ist unlesbar',
  'invalid root reference': 'der Verweis auf den Inhalt ist unlesbar',
};

/** Sentences with something of the file in them. */
const FORMS: readonly (readonly [form: RegExp, german: (...parts: string[]) => string])[] = [
  [/^(\d+) cells instead of (\d+)$/, (cells, wanted) => `${cells} Zellen statt ${wanted}`],
  [/^OpenDocument (.+)$/, (kind) => `OpenDocument (${kind})`],
  [/^directory of (.+)$/, (size) => `ein Inhaltsverzeichnis von ${size}`],
  [
    /^a record cannot be unpacked: (.+)$/,
    (why) => `ein Eintrag lässt sich nicht auspacken: ${germanValue(why)}`,
  ],
  [/^only its beginning can be read: (.+)$/, (why) => `nur der Anfang ist lesbar: ${germanValue(why)}`],
  [
    /^the record of (.+) does not say how long it is$/,
    (address) => `beim Eintrag ${addressOf(address)} fehlt die Länge`,
  ],
  [/^the record of (.+) is cut short$/, (address) => `beim Eintrag ${addressOf(address)} fehlt das Ende`],
  [/^(\S+\.(?:xml|opf|ncx|rels|xhtml|html)): (.+)$/, (name, why) => `${name}: ${germanValue(why)}`],
];

const addressOf = (address: string): string =>
  address === 'an unknown address' ? 'ohne Adresse' : `von ${address}`;

/** A value of an error in German: what has no words there, as a parser's own message, is quoted where `quoting`. */
export function germanValue(value: string, quoting = false): string {
  const word = WORDS[value] ?? WORDS[value.slice(0, 1).toLowerCase() + value.slice(1)];
  if (word !== undefined) return word;
  for (const [form, german] of FORMS) {
    const [match, ...parts] = form.exec(value) ?? [];
    if (match !== undefined) return german(...parts);
  }
  return quoting ? `Meldung: „${value}“` : value;
}
