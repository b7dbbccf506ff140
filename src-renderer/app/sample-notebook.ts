import bridgePage from '../../assets/sample/hafenbruecke.html?raw';
import bridgeEssay from '../../assets/sample/harbour-bridge.md?raw';
import bridgeLetter from '../../assets/sample/leserbrief.txt?raw';
import type { ArticleId } from '../../src-core/base/id.ts';
import type { AnnotationColour } from '../../src-core/model/annotation.ts';
import type { AppServices } from '../services/app-services.ts';
import type { ImportSource } from '../services/import/importing.ts';

const FILES: readonly (readonly [name: string, text: string])[] = [
  ['hafenbruecke.html', bridgePage],
  ['harbour-bridge.md', bridgeEssay],
  ['leserbrief.txt', bridgeLetter],
];

interface SampleMark {
  readonly file: string;
  readonly quote: string;
  readonly colour: AnnotationColour;
  readonly note: string;
  readonly topic: string;
}

/** Passages that show what a worked notebook looks like: two papers on one question, tied by topics. */
const MARKS: readonly SampleMark[] = [
  {
    file: 'hafenbruecke.html',
    quote: 'Am Ende standen 79 Millionen Euro in den Büchern.',
    colour: 'yellow',
    note: '41 waren geplant: fast das Doppelte.',
    topic: 'Hafenbrücke/Kosten',
  },
  {
    file: 'hafenbruecke.html',
    quote: 'Die Risse seien erst sichtbar geworden, als das Wasser abgepumpt war.',
    colour: 'red',
    note: 'Der Leserbrief sagt etwas anderes.',
    topic: 'Hafenbrücke/Warnungen',
  },
  {
    file: 'harbour-bridge.md',
    quote: 'The auditors wrote their report in the spring of 2022. The council discussed it in November.',
    colour: 'red',
    note: '',
    topic: 'Hafenbrücke/Warnungen',
  },
  {
    file: 'leserbrief.txt',
    quote:
      'In unserem Verein hängt seit 2019 eine Zeichnung, auf der die Risse in den Pfeilern eingetragen sind.',
    colour: 'red',
    note: 'Wer hat sie gezeichnet? Nachfragen.',
    topic: 'Hafenbrücke/Warnungen',
  },
];

async function mark(
  services: AppServices,
  id: ArticleId,
  { quote, colour, note, topic }: SampleMark,
): Promise<void> {
  const document = await services.library.document(id);
  const start = document.ok ? document.value.text.indexOf(quote) : -1;
  if (start < 0) return;
  const made = await services.annotations.create(id, { start, end: start + quote.length }, colour);
  if (!made.ok) return;
  if (note !== '') await services.annotations.setNote(made.value.id, note);
  await services.annotations.addTopic(made.value.id, topic);
}

/**
 * Fills an empty notebook with three short articles of our own and a few marked passages, through the same services a
 * user's own files take. Answers the first article, or null where the import failed (its report says why).
 */
export async function importSample(services: AppServices): Promise<ArticleId | null> {
  const sources = FILES.map(([name, text]): ImportSource => ({
    type: 'file',
    path: name,
    file: new File([text], name),
  }));
  const { report } = await services.importing.run(sources);
  for (const passage of MARKS) {
    const id = report.find((row) => row.path === passage.file)?.articleIds[0];
    if (id !== undefined) await mark(services, id, passage);
  }
  return report[0]?.articleIds[0] ?? null;
}
