import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src-main/cli/arguments.ts';
import { exportCommand } from '../../../src-main/cli/commands/export.ts';
import { extractCommand } from '../../../src-main/cli/commands/extract.ts';
import { importCommand } from '../../../src-main/cli/commands/import.ts';
import { rebuildCommand } from '../../../src-main/cli/commands/rebuild.ts';
import { searchCommand } from '../../../src-main/cli/commands/search.ts';
import { verifyCommand } from '../../../src-main/cli/commands/verify.ts';
import { watchCommand } from '../../../src-main/cli/commands/watch.ts';
import { openNotebookHost } from '../../../src-main/host/open-notebook-host.ts';
import { createCliFolder, jsonLines, type CliFolder } from './run-cli.ts';

const COMMANDS = [
  exportCommand,
  extractCommand,
  importCommand,
  rebuildCommand,
  searchCommand,
  verifyCommand,
  watchCommand,
];

const PAGE = `<!doctype html><html lang="de"><head><meta charset="utf-8">
<title>Die Brücke ist wieder offen - Beispielblatt</title>
<meta property="og:site_name" content="Beispielblatt">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Die Brücke ist wieder offen","datePublished":"2024-03-05T08:00:00+01:00","author":{"@type":"Person","name":"Anna Bayer"}}</script>
</head><body><article><h1>Die Brücke ist wieder offen</h1>
<p>Nach drei Jahren Bauzeit rollt der Verkehr wieder über die Brücke am Hafen, wie die Stadt am Dienstag mitteilte.</p>
<p>Die Bauarbeiten hatten sich mehrmals verzögert, weil der Stahl fehlte und die Kosten gestiegen waren, sagte die Sprecherin.</p>
<p>Anwohner hoffen nun auf ruhigere Nächte und auf kürzere Wege zur Arbeit, denn der Umweg dauerte eine halbe Stunde.</p>
</article></body></html>`;

const TEXT = `Der Hafen wächst

Im Hafen wird ein neues Becken gebaut. Die Arbeiten sollen zwei Jahre dauern und viele Schiffe anziehen.

Die Minister stimmten dem Plan am Montag zu.
`;

let folder: CliFolder;
beforeEach(() => {
  folder = createCliFolder();
  mkdirSync(folder.path('in'));
});
afterEach(() => folder.remove());

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(folder.path('in', name), content);
}

/** All files below a folder, for "nothing half-written remains". */
function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

describe('the command line', () => {
  it('explains itself, and refuses a wrong call with exit code 2', async () => {
    expect(await folder.run('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('extract') as string,
    });
    expect(await folder.run()).toMatchObject({ code: 2, out: '' });
    expect(await folder.run('dance')).toMatchObject({
      code: 2,
      err: expect.stringContaining('"dance"') as string,
    });
    expect(await folder.run('import', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('florilegium import') as string,
    });
    expect(await folder.run('import', 'x', 'y', '--no-such-option')).toMatchObject({ code: 2 });
    // A process for each call would take most of this file's time.
    const silent = { line: () => undefined, note: () => undefined };
    for (const command of COMMANDS) {
      expect(command.help).toContain(`florilegium ${command.name}`);
      await expect(command.run([], silent)).rejects.toBeInstanceOf(UsageError);
      await expect(command.run(['x', '--no-such-option'], silent)).rejects.toBeInstanceOf(UsageError);
    }
  });

  it('extracts an article with its metadata as one JSON line a file', async () => {
    write('bruecke.html', PAGE);
    const run = await folder.run('extract', folder.path('in', 'bruecke.html'), '--json');
    expect(run.code).toBe(0);
    expect(jsonLines(run.out)).toEqual([
      {
        file: folder.path('in', 'bruecke.html'),
        title: 'Die Brücke ist wieder offen',
        author: ['Anna Bayer'],
        published: '2024-03-05T08:00:00+01:00',
        modified: null,
        language: 'de',
        site: 'Beispielblatt',
        text: expect.stringContaining('Nach drei Jahren Bauzeit rollt') as string,
        captions: [],
        boilerplate: [],
        warnings: [],
      },
    ]);
  });

  it('imports, finds, exports and verifies a notebook, and names duplicates the second time', async () => {
    write('bruecke.html', PAGE);
    write('hafen.txt', TEXT);
    const notebook = folder.path('notebook');
    const first = await folder.run('import', notebook, folder.path('in'), '--json');
    expect(first.code, first.err).toBe(0);
    expect(
      new Set(jsonLines(first.out).map((row) => `${row['outcome'] as string}: ${row['title'] as string}`)),
    ).toEqual(new Set(['imported: Der Hafen wächst', 'imported: Die Brücke ist wieder offen']));

    const second = await folder.run('import', notebook, folder.path('in'), '--json');
    expect(jsonLines(second.out).map((row) => row['outcome'])).toEqual(['duplicate', 'duplicate']);

    const found = await folder.run('search', notebook, 'Hafen', 'Stahl', '--json');
    expect(found.code, found.err).toBe(0);
    const [answer] = jsonLines(found.out);
    expect(answer).toMatchObject({
      total: 1,
      hits: [{ title: 'Die Brücke ist wieder offen', sourceId: null }],
    });
    const hits = answer?.['hits'] as { readonly score: number; readonly snippets: readonly string[] }[];
    expect(hits[0]?.score).toBeGreaterThan(0);
    expect(hits[0]?.snippets.join(' ')).toContain('Stahl');
    const why = await folder.run('search', notebook, 'Hafens', '--explain');
    expect(why.out).toMatch(/ in all\n +[\d.]+ {2}Hafens: .*hafen \(stem; .*lead 1/u);

    const counted = await folder.run('search', notebook, 'Hafen', '--facets');
    expect(counted.out).toMatch(/^ +2 {2}lang:"de"$/mu);
    expect(counted.out).toMatch(/^ +1 {2}author:"Anna Bayer"\n/mu);
    expect(counted.out).toMatch(/^ +1 {2}date:2024-03\n +1 {2}-has:date$/mu);
    const narrowed = await folder.run('search', notebook, 'Hafen', 'author:"anna bayer"', '--json');
    expect(jsonLines(narrowed.out)[0]?.['total']).toBe(1);

    const exported = await folder.run(
      'export',
      notebook,
      '--format',
      'markdown',
      '--out',
      folder.path('vault'),
    );
    expect(exported.code, exported.err).toBe(0);
    const note = readFileSync(folder.path('vault', 'Articles', 'Die Brücke ist wieder offen.md'), 'utf8');
    expect(note).toContain('author:\n  - "[[Anna Bayer]]"\npublished: 2024-03-05\n');
    expect(note).toContain('citekey: bayerBruckeIstWieder2024');

    expect((await folder.run('rebuild', notebook)).code).toBe(0);
    expect((await folder.run('verify', notebook)).code).toBe(0);
    const documents = folder.path('notebook', 'documents');
    const device = readdirSync(documents)[0] ?? '';
    const file = join(documents, device, '000001.jsonl');
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const damaged = await folder.run('verify', notebook);
    expect(damaged.code).toBe(1);
    expect(damaged.out + damaged.err).toContain('000001.jsonl');
  });

  it('still finds an article by its title when its stored text is damaged, and says so where the text is wanted', async () => {
    write('hafen.txt', TEXT);
    write('bruecke.html', PAGE);
    const notebook = folder.path('notebook');
    await folder.run('import', notebook, folder.path('in'));
    const device = readdirSync(folder.path('notebook', 'documents'))[0] ?? '';
    const file = folder.path('notebook', 'documents', device, '000001.jsonl');
    const stored = readFileSync(file);
    stored[stored.indexOf('Becken')] = 0x58;
    writeFileSync(file, stored);
    const rebuilt = await folder.run('rebuild', notebook);
    expect(rebuilt).toMatchObject({ code: 1, err: expect.stringContaining('text of 1 of them') as string });
    const found = async (query: string): Promise<unknown> =>
      jsonLines((await folder.run('search', notebook, query, '--json')).out)[0]?.['total'];
    expect([await found('wächst'), await found('Minister'), await found('Stahl')]).toEqual([1, 0, 1]);
    const exported = await folder.run('export', notebook, '--format', 'markdown', '--out', folder.path('v'));
    expect(exported).toMatchObject({ code: 1, err: expect.stringContaining('Der Hafen wächst: ') as string });
    expect(readFileSync(folder.path('v', 'Articles', 'Der Hafen wächst.md'), 'utf8')).toContain(
      'The stored text of this article could not be read.',
    );
  });

  it('builds the index again when a question meets damage in it, and answers from the new one', async () => {
    const words = Array.from({ length: 40_000 }, (_, number) => `wort${number}`).join(' ');
    write('lang.txt', `Ein langer Text\n\n${words}\n`);
    const notebook = folder.path('notebook');
    await folder.run('import', notebook, folder.path('in'));
    const index = folder.path('notebook', 'index');
    const name = readdirSync(index).find((each) => each.endsWith('.flseg')) ?? '';
    const bytes = readFileSync(join(index, name));
    expect(bytes.length).toBeGreaterThan(1 << 18);
    bytes.fill(255, bytes.length - 3000);
    writeFileSync(join(index, name), bytes);
    const found = async (query: string): Promise<unknown> =>
      jsonLines((await folder.run('search', notebook, query, '--json')).out)[0]?.['total'];
    expect(await found('"wort9998 wort9999"')).toBe(1);
    expect(
      readFileSync(join(index, readdirSync(index).find((each) => each.endsWith('.flseg')) ?? '')),
    ).not.toEqual(bytes);
    expect(await found('"wort9998 wort9999"')).toBe(1);
  });

  it('builds the index from the journals that are there when an older copy of them was put back', async () => {
    write('hafen.txt', TEXT);
    const notebook = folder.path('notebook');
    await folder.run('import', notebook, folder.path('in'));
    cpSync(folder.path('notebook', 'journal'), folder.path('journal'), { recursive: true });
    write('bruecke.html', PAGE);
    await folder.run('import', notebook, folder.path('in'));
    rmSync(folder.path('notebook', 'journal'), { recursive: true });
    cpSync(folder.path('journal'), folder.path('notebook', 'journal'), { recursive: true });
    const found = async (query: string): Promise<unknown> =>
      jsonLines((await folder.run('search', notebook, query, '--json')).out)[0]?.['total'];
    expect([await found('Hafen'), await found('Stahl')]).toEqual([1, 0]);
    const index = readdirSync(folder.path('notebook', 'index'));
    expect(index.filter((name) => name.endsWith('.flseg'))).toHaveLength(1);
  });

  it('imports JSONL and CSV archives row by row with their ids, and answers a batch of queries', async () => {
    const rows = Array.from({ length: 250 }, (_, i) =>
      JSON.stringify({
        _id: `r${i}`,
        title: `Row ${i}`,
        text: i % 2 === 0 ? `even apples number${i}` : `odd pears number${i}`,
      }),
    );
    write('archive.jsonl', `${rows.slice(0, 100).join('\n')}\n{broken\n${rows.slice(100).join('\n')}\n`);
    write('table.csv', 'id,title,text,date\nc1,"A ""quoted"" title","plums, many\nplums",2024-05-01\n');
    const notebook = folder.path('notebook');
    const run = await folder.run('import', notebook, folder.path('in'), '--json');
    expect(run.code).toBe(1);
    const [archive, table] = [...jsonLines(run.out)].sort((a, b) =>
      String(a['file']).localeCompare(String(b['file'])),
    );
    expect(archive).toMatchObject({
      outcome: 'imported',
      imported: 250,
      failed: 1,
      errors: [{ code: 'file-row-invalid', message: expect.stringContaining('101') as string }],
    });
    expect(table).toMatchObject({ outcome: 'imported', imported: 1, title: 'A "quoted" title' });

    writeFileSync(
      folder.path('queries.jsonl'),
      '{"_id":"q1","text":"number7 pears nonsense"}\n{"_id":2,"text":"plums"}\n',
    );
    const batch = await folder.run(
      'search',
      notebook,
      '--batch',
      folder.path('queries.jsonl'),
      '--limit',
      '3',
    );
    expect(batch.code, batch.err).toBe(0);
    const lines = jsonLines(batch.out);
    expect(lines[0]).toMatchObject({ qid: 'q1' });
    expect((lines[0]?.['docs'] as string[])[0]).toBe('r7');
    expect(lines[0]?.['docs']).toHaveLength(3);
    expect(lines[1]).toEqual({ qid: '2', docs: ['c1'] });

    const again = await folder.run('import', notebook, folder.path('in', 'archive.jsonl'), '--json');
    expect(jsonLines(again.out)[0]).toMatchObject({ imported: 0, duplicates: 250, failed: 1 });
  });

  it('imports every row of archives that give their articles no ids, once, whichever copy comes first', async () => {
    const rows = ['One', 'Two', 'Three'].map((name) => ({
      title: name,
      text: `The article called ${name}.`,
    }));
    write('rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    write('rows.csv', ['title,text', ...rows.map(({ title, text }) => `${title},"${text}"`)].join('\n'));
    write(
      'copy of rows.csv',
      ['title,text', ...rows.map(({ title, text }) => `${title},"${text}"`)].join('\n'),
    );
    const notebook = folder.path('notebook');
    const first = jsonLines((await folder.run('import', notebook, folder.path('in'), '--json')).out);
    const sum = (key: string, lines: typeof first): number =>
      lines.reduce((total, line) => total + Number(line[key]), 0);
    expect([sum('imported', first), sum('duplicates', first)]).toEqual([6, 3]);
    const again = jsonLines((await folder.run('import', notebook, folder.path('in'), '--json')).out);
    expect([sum('imported', again), sum('duplicates', again)]).toEqual([0, 9]);
  });

  it('gives each bad input one clear sentence, goes on with the batch, and leaves nothing half-written', async () => {
    write('good.txt', TEXT);
    write('empty.txt', '');
    write(
      'binary.txt',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) & 255),
    );
    write('huge.txt', Buffer.alloc(100 << 20, 'Lorem ipsum dolor sit amet, '));
    write('nobody.html', '<!doctype html><html><head><title>Only a head</title></head></html>');
    write(
      'latin.txt',
      Uint8Array.from([
        ...Buffer.from('Gr'),
        0xfc,
        0xdf,
        ...Buffer.from('e aus der Stadt, der Text ist lang genug f'),
        0xfc,
        ...Buffer.from('r alle Leser.\n'),
      ]),
    );
    // 250 UTF-8 bytes are what the file system takes; decomposed, with an emoji.
    const name = `${'u\u0308'.repeat(79)}😀 A.txt`;
    write(name, TEXT.replace('neues Becken', 'neuer Bahnhof'));
    symlinkSync(folder.path('nowhere'), folder.path('in', 'broken-link.txt'));
    const notebook = folder.path('notebook');
    const run = await folder.run('import', notebook, folder.path('in'), '--json');
    expect(run.code).toBe(1);
    const rows = new Map(
      jsonLines(run.out).map((row) => [String(row['file']).split('/').at(-1)?.normalize('NFC') ?? '', row]),
    );
    const code = (file: string): unknown =>
      (rows.get(file)?.['errors'] as { readonly code: string }[])[0]?.code ?? rows.get(file)?.['outcome'];
    expect(rows.size).toBe(8);
    expect(code('good.txt')).toBe('imported');
    expect(code(name.normalize('NFC'))).toBe('imported');
    expect(code('latin.txt')).toBe('imported');
    expect(code('empty.txt')).toBe('file-empty');
    expect(code('binary.txt')).toBe('file-binary');
    expect(code('huge.txt')).toBe('file-too-large');
    expect(code('nobody.html')).toBe('file-no-text');
    expect(code('broken-link.txt')).toBe('file-link-broken');
    for (const row of rows.values()) {
      for (const error of row['errors'] as { readonly message: string }[]) {
        expect(error.message).toMatch(/^\S.*\. \S.*\.$/);
        expect(error.message).not.toMatch(/[{}]|undefined/);
      }
    }
    expect(filesBelow(notebook).filter((file) => /tmp|partial|LOCK/i.test(file))).toEqual([]);
    expect((await folder.run('verify', notebook)).code).toBe(0);
    expect(filesBelow(folder.path('notebook', 'originals'))).toHaveLength(3);
  });

  it('refuses a notebook that is open elsewhere by name, and a folder that is none', async () => {
    const notebook = folder.path('notebook');
    const host = await openNotebookHost({ folder: notebook, stateFolder: folder.path('state') });
    if (!host.ok) throw new Error(host.error.code);
    write('good.txt', TEXT);
    const refused = await folder.run('import', notebook, folder.path('in'));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('already open') as string });
    expect(refused.err).toContain(notebook);
    await host.value.close();
    expect(await folder.run('search', folder.path('in'), 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('not a Florilegium notebook') as string,
    });
  });

  it('puts annotations made elsewhere on the page that is there, and finds them and their topics', async () => {
    write(
      'page.html',
      PAGE.replace('<title>', '<link rel="canonical" href="https://example.org/bruecke"><title>'),
    );
    const notebook = folder.path('notebook');
    expect((await folder.run('import', notebook, folder.path('in'))).code).toBe(0);
    const row = {
      uri: 'https://www.example.org/bruecke',
      text: 'Baukosten nachsehen',
      tags: ['Brückenbau'],
      group: '__world__',
      target: [
        { selector: [{ type: 'TextQuoteSelector', exact: 'der Stahl\n fehlte', prefix: '', suffix: '' }] },
      ],
    };
    write('annotations.json', JSON.stringify([row]));
    expect((await folder.run('import', notebook, folder.path('in', 'annotations.json'))).code).toBe(0);
    const found = await folder.run('search', notebook, 'topic:Brückenbau', '--json');
    expect(found.out).toContain('Die Brücke ist wieder offen');
    const noted = await folder.run('search', notebook, 'note:Baukosten', '--json');
    expect(noted.out).toContain('Die Brücke ist wieder offen');
    // and out again as Web Annotations
    const out = folder.path('out');
    expect((await folder.run('export', notebook, '--format', 'w3c', '--out', out)).code).toBe(0);
    expect(readFileSync(join(out, 'notebook.jsonld'), 'utf8')).toMatch(
      /"total": 1,[^]*"value": "Baukosten nachsehen"[^]*"value": "Brückenbau"[^]*"exact": "der Stahl fehlte"/u,
    );
  });

  it('brings in the files of a Zotero library once, with what the library says of them', async () => {
    mkdirSync(folder.path('in', 'files', '12'), { recursive: true });
    write('files/12/page.html', PAGE);
    write(
      'My Library.rdf',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"><bib:Article rdf:about="#item_1"><dc:title>Brücke am Hafen</dc:title><dc:subject>Verkehr</dc:subject><link:link rdf:resource="#item_2"/></bib:Article><z:Attachment rdf:about="#item_2"><z:path rdf:resource="files/12/page.html"/></z:Attachment></rdf:RDF>',
    );
    const run = await folder.run('import', folder.path('notebook'), folder.path('in'), '--json');
    expect(run.code).toBe(0);
    expect(jsonLines(run.out)).toMatchObject([
      { imported: 1, duplicates: 0, failed: 0, title: 'Brücke am Hafen' },
    ]);
  });
});
