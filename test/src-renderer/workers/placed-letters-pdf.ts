import { seededRandom } from '../../bench/random.ts';

/** A letter (or the letters of a ligature) with the points of the page between which it stands along its line. */
export interface TrueLetter {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A line whose letters have known places, in the order in which it is read. */
export interface TrueLine {
  readonly kind: 'justified' | 'spaced' | 'upwards' | 'backwards';
  readonly text: string;
  readonly letters: readonly TrueLetter[];
}

const LATIN =
  'the harbour of a small town was finally closed during winter because official figures told of ice that filled every basin and confined ships'.split(
    ' ',
  );
const HEBREW = 'הנמל נסגר בשבוע הראשון של ינואר ונשאר סגור עד מרץ 2024 בגלל הקרח'.split(' ');
const LINES = 12;
const SIZE = 10;

/** Thousandths of the size; far from what letters usually measure, so that only the file itself can tell them. */
function widthOf(code: number): number {
  return 260 + ((code * 137) % 520);
}

/** Writes a PDF with lines whose every glyph is set apart from the next by another distance, and tells where each stands. */
export function placedLettersPdf(seed: number): {
  readonly bytes: Uint8Array;
  readonly lines: readonly TrueLine[];
} {
  const random = seededRandom(seed);
  const lines: TrueLine[] = [];
  const pages: string[] = [];
  for (const kind of ['justified', 'spaced', 'upwards', 'backwards'] as const) {
    const ops: string[] = [];
    for (let index = 0; index < LINES; index += 1) {
      const words: string[] = [];
      const list = kind === 'backwards' ? HEBREW : LATIN;
      while (words.join(' ').length < 44) words.push(list[Math.floor(random() * list.length)] ?? '');
      const text = words.join(' ');
      const wordSpacing = 2 + 6 * random();
      const letterSpacing = kind === 'spaced' ? 0.4 : 0;
      const start = 60;
      const across = kind === 'upwards' ? 100 + index * 30 : 700 - index * 30;
      let x = start;
      const shown: string[] = [];
      const letters: TrueLetter[] = [];
      for (const unit of units(text, kind === 'backwards')) {
        const code = codeOf(unit);
        const width = (widthOf(code) * SIZE) / 1000;
        if (unit !== ' ') letters.push({ text: unit, from: x, to: x + width });
        const kern = unit === ' ' ? 0 : Math.round((random() - 0.5) * 160);
        shown.push(kind === 'backwards' ? `<${hex(code)}>` : `<${code.toString(16).padStart(2, '0')}>`);
        if (kern !== 0) shown.push(String(-kern));
        x += width + letterSpacing + (kern * SIZE) / 1000;
        if (unit === ' ') {
          // Fonts of two bytes have no word spacing.
          if (kind === 'backwards') shown.push(String(-Math.round((wordSpacing / SIZE) * 1000)));
          x += kind === 'backwards' ? (Math.round((wordSpacing / SIZE) * 1000) * SIZE) / 1000 : wordSpacing;
        }
      }
      const matrix = kind === 'upwards' ? `0 1 -1 0 ${across} ${start} Tm` : `1 0 0 1 ${start} ${across} Tm`;
      const font = kind === 'backwards' ? 'H' : 'R';
      ops.push(
        `BT /${font} ${SIZE} Tf ${wordSpacing} Tw ${letterSpacing} Tc ${matrix} [${shown.join(' ')}] TJ ET`,
      );
      lines.push({ kind, text, letters: kind === 'backwards' ? ofText(letters) : letters });
    }
    pages.push(ops.join('\n'));
  }
  return { bytes: written(pages), lines };
}

/** Glyphs in the order in which they are drawn, from left to right; "fi" is one. */
function units(text: string, backwards: boolean): readonly string[] {
  if (!backwards) return text.match(/fi|./gu) ?? [];
  // Numbers keep their order.
  return (text.match(/\d+|./gu) ?? []).reverse().flatMap((part) => [...part]);
}

/** From the order of drawing to that of reading; numbers are left out, as they run against their line. */
function ofText(letters: readonly TrueLetter[]): readonly TrueLetter[] {
  return letters.filter(({ text }) => !/\d/u.test(text)).reverse();
}

function codeOf(unit: string): number {
  return unit === 'fi' ? 1 : (unit.codePointAt(0) ?? 0);
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function written(pages: readonly string[]): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (data: string): number => add(`<< /Length ${data.length} >>\nstream\n${data}\nendstream`);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const widths = Array.from({ length: 256 }, (_, code) => widthOf(code)).join(' ');
  const descriptor = (name: string): number =>
    add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 32 /FontBBox [0 -250 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -250 /CapHeight 700 /StemV 80 >>`,
    );
  const latin = add(
    `<< /Type /Font /Subtype /TrueType /BaseFont /Odd /FirstChar 0 /LastChar 255 /Widths [${widths}] /FontDescriptor ${descriptor('Odd')} 0 R ` +
      `/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >> >>`,
  );
  const codes = [
    32,
    ...Array.from({ length: 10 }, (_, at) => 48 + at),
    ...Array.from({ length: 27 }, (_, at) => 0x5d0 + at),
  ];
  const toUnicode = stream(
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${codes.length} beginbfchar ${codes.map((code) => `<${hex(code)}> <${hex(code)}>`).join('\n')} endbfchar endcmap end end`,
  );
  const inner = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odder /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
      `/W [${codes.map((code) => `${code} [${widthOf(code)}]`).join(' ')}] /FontDescriptor ${descriptor('Odder')} 0 R >>`,
  );
  const hebrew = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Odder /Encoding /Identity-H /DescendantFonts [${inner} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
  );
  const kids = pages.map((ops) => {
    const content = stream(ops);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /Font << /R ${latin} 0 R /H ${hebrew} 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  let file = '%PDF-1.7\n';
  const places = objects.map((body, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}
