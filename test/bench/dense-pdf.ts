import { deflateSync } from 'node:zlib';
import { seededRandom } from './random.ts';

/** Letters of a line, lines of a column: as a scientific paper in two columns has them. */
const COLUMN = 52;
const LINES = 62;
/** Every so many pages have a picture; pixels of its side. */
const PICTURE_EVERY = 5;
const PICTURE = 480;
const WORDS =
  'the harbour of a town on northern coast remained closed until March because ice had grown thicker than any pilot could remember while merchants wrote letters about their losses and council debated whether fishermen should be paid for days without work'.split(
    ' ',
  );

/** Writes a PDF of so many pages full of text in two columns, every fifth with a picture of its own. */
export function densePdf(pages: number, seed = 7): Uint8Array {
  const random = seededRandom(seed);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const write = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const add = (dictionary: string, data?: Buffer): number => {
    places.push(length);
    write(Buffer.from(`${places.length} 0 obj\n`));
    if (data === undefined) write(Buffer.from(dictionary));
    else {
      const packed = deflateSync(data);
      write(
        Buffer.from(`<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, 'latin1'),
      );
      write(packed);
      write(Buffer.from('\nendstream'));
    }
    write(Buffer.from('\nendobj\n'));
    return places.length;
  };
  const regular = add('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>');
  const bold = add('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>');
  // Two objects a page, and one more for a picture: the tree of pages comes behind all of them.
  const pictures = Math.ceil(pages / PICTURE_EVERY);
  const tree = places.length + 2 * pages + pictures + 1;
  const kids: number[] = [];
  for (let page = 0; page < pages; page += 1) {
    const text: string[] = [`BT /B 13 Tf 50 760 Td (Chapter ${page + 1}: letters from the harbour) Tj ET`];
    for (const left of [50, 312])
      for (let line = 0; line < LINES; line += 1) {
        let words = '';
        while (words.length < COLUMN) words += `${WORDS[Math.floor(random() * WORDS.length)] ?? ''} `;
        text.push(`BT /R 9.5 Tf ${left} ${740 - line * 11.3} Td (${words.slice(0, COLUMN)}) Tj ET`);
      }
    let resources = `/Font << /R ${regular} 0 R /B ${bold} 0 R >>`;
    if (page % PICTURE_EVERY === 0) {
      const pixels = Buffer.alloc(3 * PICTURE * PICTURE);
      for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7 + (page * at) / 97) & 0xf0;
      const picture = add(
        `/Type /XObject /Subtype /Image /Width ${PICTURE} /Height ${PICTURE} /ColorSpace /DeviceRGB /BitsPerComponent 8`,
        pixels,
      );
      resources += ` /XObject << /P ${picture} 0 R >>`;
      text.push('q 200 0 0 140 330 600 cm /P Do Q');
    }
    const content = add('', Buffer.from(text.join('\n')));
    kids.push(
      add(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << ${resources} >> >>`,
      ),
    );
  }
  add(`<< /Type /Pages /Count ${pages} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const info = add(`<< /Title (Letters from the harbour) >>`);
  const start = length;
  write(
    Buffer.from(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}` +
        `trailer\n<< /Size ${places.length + 1} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
