/** Text on a page; x and y in points from its lower left corner. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** 10 unless given. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Runs upwards. */
  readonly upwards?: boolean;
}

export interface PdfMaking {
  readonly pages: readonly (readonly PdfText[])[];
  /** Entries of the information dictionary. */
  readonly info?: Readonly<Record<string, string>>;
  /** Objects of annotations, the page's number (from 0) with each. */
  readonly annotations?: readonly (readonly [number, string])[];
  /** More of the catalog: "/OpenAction …". */
  readonly catalog?: string;
  /** Degrees. */
  readonly rotate?: number;
}

/** Writes a PDF of Latin-1 text by hand: US letter, Helvetica. */
export function makePdf({
  pages,
  info = {},
  annotations = [],
  catalog = '',
  rotate = 0,
}: PdfMaking): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  add('');
  const regular = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const bold = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  const kids = pages.map((texts, index) => {
    const stream = texts
      .map(
        (each) =>
          `BT /${each.bold === true ? 'B' : 'R'} ${each.size ?? 10} Tf ${each.upwards === true ? `0 1 -1 0 ${each.x} ${each.y} Tm` : `${each.x} ${each.y} Td`} (${escaped(each.text)}) Tj ET`,
      )
      .join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    const own = annotations.filter(([page]) => page === index).map(([, body]) => `${add(body)} 0 R`);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate ${rotate} /Contents ${content} 0 R /Annots [${own.join(' ')}] ` +
        `/Resources << /Font << /R ${regular} 0 R /B ${bold} 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  const entries = Object.entries(info).map(([key, value]) => `/${key} (${escaped(value)})`);
  const about = add(`<< ${entries.join(' ')} >>`);
  let file = '%PDF-1.7\n';
  const places = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of places) file += `${String(at).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${about} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}

/** Signs of Windows-1252 that Latin-1 does not have. */
const WINDOWS: Readonly<Record<string, string>> = { '–': '\x96', '•': '\x95' };

function escaped(text: string): string {
  return text.replace(/[–•]/gu, (sign) => WINDOWS[sign] ?? sign).replace(/[\\()]/gu, String.raw`\$&`);
}

/** Lines below each other. */
export function column(
  lines: readonly string[],
  x: number,
  top: number,
  size = 10,
  pitch = 12,
): readonly PdfText[] {
  return lines.map((text, index) => ({ text, x, y: top - index * pitch, size }));
}
