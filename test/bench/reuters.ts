import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ReutersArticle {
  readonly _id: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601 date, or null. */
  readonly date: string | null;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/** The news items of Reuters-21578's SGML files in a folder, file by file; items without text have only their title. */
export function* reutersArticles(folder: string): Generator<ReutersArticle> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sgm'));
  for (const name of names.sort()) {
    const sgml = readFileSync(join(folder, name), 'latin1');
    for (const [item] of sgml.matchAll(/<REUTERS[\s\S]*?<\/REUTERS>/gu)) {
      yield {
        _id: /NEWID="(\d+)"/u.exec(item)?.[1] ?? '',
        title: plain(between(item, 'TITLE')).replace(/\s+/gu, ' ').trim(),
        text: plain(
          between(item, 'BODY') || (/<TEXT TYPE="UNPROC">([\s\S]*?)<\/TEXT>/u.exec(item)?.[1] ?? ''),
        ).trim(),
        date: dateOf(between(item, 'DATE')),
      };
    }
  }
}

function between(item: string, tag: string): string {
  return new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'u').exec(item)?.[1] ?? '';
}

function plain(sgml: string): string {
  return sgml
    .replace(/&(lt|gt|amp);/gu, (_, name: string) => ENTITIES[name] as string)
    .replace(/&#(\d+);/gu, (_, code: string) => (Number(code) < 32 ? ' ' : String.fromCharCode(Number(code))))
    .replace(/\s*Reuter\s*$/u, '');
}

function dateOf(text: string): string | null {
  const match = /(\d{1,2})-([A-Z]{3})-(\d{4})/u.exec(text);
  if (match === null) return null;
  const month = MONTHS.indexOf(match[2] as string) + 1;
  return month === 0
    ? null
    : `${match[3]}-${String(month).padStart(2, '0')}-${(match[1] as string).padStart(2, '0')}`;
}
