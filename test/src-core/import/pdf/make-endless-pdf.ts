/** Forms that draw each other, and how often each draws the next one. */
const DEPTH = 12;
const TIMES = 10;
/** Saving and restoring the state so often takes some ten milliseconds each time. */
const IDLE_STEPS = 100_000;

const stream = (dictionary: string, content: string): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/**
 * A PDF whose page takes years: each form on it draws the next one ten times, twelve deep, and the last one writes a
 * letter (forms without text are drawn once) behind so many steps that need no memory. `before` stands on a page before it.
 */
export function makeEndlessPdf(steps = IDLE_STEPS, before = ''): Uint8Array {
  const box = '/Type /XObject /Subtype /Form /BBox [0 0 612 792]';
  const font = '/Resources << /Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    before === ''
      ? '<< /Type /Pages /Count 1 /Kids [3 0 R] >>'
      : `<< /Type /Pages /Count 2 /Kids [${String(DEPTH + 6)} 0 R 3 0 R] >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
    stream('', '/F Do'),
    ...Array.from({ length: DEPTH }, (_, index) =>
      stream(`${box} /Resources << /XObject << /F ${String(index + 6)} 0 R >> >>`, '/F Do '.repeat(TIMES)),
    ),
    stream(`${box} ${font}`, `${'q Q '.repeat(steps)}BT /T 9 Tf (a) Tj ET`),
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${String(DEPTH + 7)} 0 R ${font} >>`,
    stream('', `BT /T 12 Tf 72 700 Td (${before}) Tj ET`),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((body, index) => {
    const at = file.length;
    file += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`;
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}
