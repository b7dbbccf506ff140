import { describePassage } from '../../src-core/anchor/describe-passage.ts';
import { reanchor } from '../../src-core/anchor/reanchor.ts';
import type { AnchoredAnnotation } from '../../src-core/anchor/reanchor.ts';
import { asId } from '../../src-core/base/id.ts';
import type { AnnotationId, DocumentId } from '../../src-core/base/id.ts';
import { seededRandom } from './random.ts';
import { seededCorpus } from './seeded-corpus.ts';

const SEED = 20261123;
const WORDS = 20_000;
const ANNOTATIONS = 1_000;
const ROUNDS = 5;

type Paragraphs = readonly (readonly string[])[];

/** Twenty thousand words in paragraphs of one to four sentences. */
function article(random: () => number): Paragraphs {
  const words: string[] = [];
  for (const { text } of seededCorpus(WORDS / 100, SEED)) {
    words.push(...text.split(' '));
    if (words.length >= WORDS) break;
  }
  const paragraphs: string[][] = [];
  for (let at = 0; at < WORDS;) {
    const length = Math.min(WORDS - at, 17 * (1 + Math.floor(random() * 4)));
    paragraphs.push(words.slice(at, at + length));
    at += length;
  }
  return paragraphs;
}

const textOf = (paragraphs: Paragraphs): string => paragraphs.map((words) => words.join(' ')).join('\n');

/** Passages of 1 to 60 words, anywhere. */
function annotations(text: string, documentId: DocumentId, random: () => number): AnchoredAnnotation[] {
  const places = [...text.matchAll(/\S+/gu)].map(({ index }) => index);
  return Array.from({ length: ANNOTATIONS }, (_, number) => {
    const first = Math.floor(random() * (places.length - 61));
    const last = first + 1 + Math.floor(random() ** 2 * 60);
    const passage = describePassage(text, places[first] as number, places[last] as number);
    if (passage === null) throw new Error('no passage');
    return { id: asId<AnnotationId>(`a${number}`), documentId, ...passage };
  });
}

/** The kinds of change that new captures bring, from few to many. */
function changes(paragraphs: Paragraphs, random: () => number): Readonly<Record<string, Paragraphs>> {
  const other = (): string => `neues${Math.floor(random() * 10_000)}`;
  const reworded = (share: number): Paragraphs =>
    paragraphs.map((words) => words.map((word) => (random() < share ? other() : word)));
  const shuffled = [...reworded(0.03)];
  for (let count = 0; count < 20; count += 1) {
    const [moved] = shuffled.splice(Math.floor(random() * shuffled.length), 1);
    shuffled.splice(Math.floor(random() * shuffled.length), 0, moved ?? []);
  }
  return {
    'a paragraph before it': [Array.from({ length: 60 }, other), ...paragraphs],
    'every 33rd word, 20 paragraphs moved': shuffled,
    'every 10th word': reworded(0.1),
    'half of the paragraphs gone': paragraphs.filter((_, index) => index % 2 === 0),
    'another text': reworded(1),
  };
}

/** Finds a thousand annotations in changed versions of a text of 20,000 words; milliseconds of processor time, median of five. */
export function reanchorBench(): Promise<object> {
  const random = seededRandom(SEED);
  const paragraphs = article(random);
  const before = { documentId: asId<DocumentId>('v1'), text: textOf(paragraphs) };
  const marked = annotations(before.text, before.documentId, random);
  console.log(`re-anchoring ${ANNOTATIONS} annotations, ${WORDS} words, seed ${SEED}`);
  const figures: Record<string, number> = {};
  for (const [name, changed] of Object.entries(changes(paragraphs, random))) {
    const after = { documentId: asId<DocumentId>('v2'), text: textOf(changed) };
    const times: number[] = [];
    const grades: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = process.cpuUsage();
      const found = reanchor(marked, before, after);
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000);
      if (round > 0) continue;
      for (const { grade } of found) grades[grade] = (grades[grade] ?? 0) + 1;
    }
    const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number;
    figures[name] = Math.round(median);
    console.log(`  ${name.padEnd(38)} ${median.toFixed(0).padStart(5)} ms   ${JSON.stringify(grades)}`);
  }
  return Promise.resolve({ milliseconds: figures, worst: Math.max(...Object.values(figures)), limit: 2_000 });
}
