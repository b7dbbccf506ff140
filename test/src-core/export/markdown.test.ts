import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import {
  asId,
  type AnnotationId,
  type ArticleId,
  type DocumentId,
  type Sha256,
  type TopicId,
} from '../../../src-core/base/id.ts';
import { citationKey, uniqueCitationKeys } from '../../../src-core/export/citation-key.ts';
import { textFragmentUrl } from '../../../src-core/export/text-fragment.ts';
import { escapeText } from '../../../src-core/export/markdown/escape-markdown.ts';
import {
  createVaultWriter,
  exportArticle,
  exportTopic,
  MARKDOWN_LABELS,
  type ExportedArticle,
} from '../../../src-core/export/markdown/export-markdown.ts';
import { createNameGiver, fileName } from '../../../src-core/export/markdown/file-name.ts';
import type { Annotation } from '../../../src-core/model/annotation.ts';
import type { Article } from '../../../src-core/model/article.ts';
import type { Topic } from '../../../src-core/model/topic.ts';

const SEED = 20241102;

function topic(id: string, name: string, parentId: string | null = null): Topic {
  return {
    id: asId<TopicId>(id),
    parentId: parentId === null ? null : asId<TopicId>(parentId),
    name,
    aliases: ['North Korea'],
    definition: 'Was *das* heißt.',
    colour: 'red',
    created: '2024-11-02T10:00:00.000Z',
  };
}

function article(id: string, fields: Partial<Article> = {}): Article {
  return {
    id: asId<ArticleId>(id),
    documentId: asId<DocumentId>(`d${id}`),
    title: 'Nordkorea schickt Soldaten: die Lage',
    authors: ['Anna Bayer'],
    site: 'Beispielblatt',
    url: 'https://example.org/lage?a=1',
    published: '2024-11-01T08:00:00+01:00',
    modified: null,
    language: 'de',
    sources: {},
    original: { sha256: asId<Sha256>('0'.repeat(64)), bytes: 12, name: 'lage.html', mediaType: 'text/html' },
    sourceId: null,
    importer: 'html',
    warnings: [],
    added: '2024-11-03T09:00:00.000Z',
    status: 'inbox',
    starred: false,
    words: 5,
    lead: '',
    shownBlocks: [],
    ...fields,
  };
}

function annotation(id: string, articleId: string, exact: string, note = ''): Annotation {
  return {
    id: asId<AnnotationId>(id),
    articleId: asId<ArticleId>(articleId),
    documentId: asId<DocumentId>(`d${articleId}`),
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start: 0, end: exact.length },
    colour: 'yellow',
    note,
    created: '2024-11-03T09:05:00.000Z',
    modified: '2024-11-03T09:05:00.000Z',
  };
}

const topics = new Map(
  [topic('t1', 'DVRK'), topic('t2', 'Truppen im Ausland', 't1')].map((item) => [item.id, item] as const),
);

function exported(id: string, fields: Partial<Article> = {}): ExportedArticle {
  const text = 'Die Lage\nErster *Satz* mit Verweis.\nFoto: X';
  return {
    article: article(id, fields),
    document: {
      text,
      language: 'de',
      blocks: [
        { type: 'heading', level: 2, start: 0, end: 8 },
        { type: 'paragraph', start: 9, end: 35 },
        { type: 'paragraph', start: 36, end: 43, role: 'credit' },
      ],
      marks: [{ type: 'link', start: 27, end: 34, href: 'https://example.org/x_(y)' }],
      figures: [],
    },
    annotations: [
      {
        annotation: annotation(`A${id}`, id, 'Erster *Satz* mit Verweis', 'Wichtig: **prüfen**'),
        topicIds: [asId<TopicId>('t2')],
      },
    ],
  };
}

describe('an exported article', () => {
  it('has the front matter in Obsidian’s order, each passage with source, way back, block id, note and topics, and the text without folded blocks', () => {
    const file = exportArticle(exported('a1'), topics, MARKDOWN_LABELS.de);
    expect(file.path).toBe('Nordkorea schickt Soldaten die Lage.md');
    expect(file.text).toBe(`---
title: "Nordkorea schickt Soldaten: die Lage"
source: https://example.org/lage?a=1
author:
  - "[[Anna Bayer]]"
published: 2024-11-01
created: 2024-11-03
citekey: bayerNordkoreaSchicktSoldaten2024
tags:
  - DVRK/Truppen-im-Ausland
---

# Nordkorea schickt Soldaten: die Lage

## Fundstellen

> Erster \\*Satz\\* mit Verweis
>
> — Anna Bayer, *Nordkorea schickt Soldaten: die Lage*, Beispielblatt, 2024-11-01 · [↗](https://example.org/lage?a=1#:~:text=Erster%20*Satz*%20mit%20Verweis) ^fl-aa1

Wichtig: **prüfen**

#DVRK/Truppen-im-Ausland

## Text

### Die Lage

Erster \\*Satz\\* mit [Verweis](https://example.org/x_%28y%29).
`);
  });

  it('names its source by the original’s name where there is no address', () => {
    const file = exportArticle(
      exported('a1', { url: '', title: '', authors: [], site: '', published: null }),
      topics,
      MARKDOWN_LABELS.en,
    );
    expect(file.text).toContain('source: lage.html');
    expect(file.text).toContain('> — *lage.html* ^fl-aa1');
    expect(file.path).toBe('lage.html.md');
  });
});

describe('an exported topic', () => {
  it('lists the passages of the topic and of those below it, each with its source', () => {
    const file = exportTopic(topic('t1', 'DVRK'), [exported('a1')], topics, MARKDOWN_LABELS.de);
    expect(file.text).toContain('# DVRK\n\nWas *das* heißt.');
    expect(file.text).toContain('## *Nordkorea schickt Soldaten: die Lage*');
    expect(file.text).toContain(
      '> — Anna Bayer, *Nordkorea schickt Soldaten: die Lage*, Beispielblatt, 2024-11-01',
    );
    expect(file.text).toContain('aliases:\n  - North Korea');
  });
});

describe('a vault', () => {
  it('gives every article its own file and citation key, and topics link to those files', () => {
    const inputs = [exported('a1'), exported('a2')];
    const vault = createVaultWriter(
      inputs.map((input) => input.article),
      topics,
      MARKDOWN_LABELS.de,
    );
    const files = [...inputs.map(vault.article), ...vault.topics(inputs)];
    expect(files.map((file) => file.path)).toEqual([
      'Articles/Nordkorea schickt Soldaten die Lage.md',
      'Articles/Nordkorea schickt Soldaten die Lage (2).md',
      'Topics/DVRK.md',
      'Topics/DVRK - Truppen im Ausland.md',
    ]);
    expect(files[1]?.text).toContain('citekey: bayerNordkoreaSchicktSoldaten2024a');
    expect(files[3]?.text).toContain(
      '## [[Nordkorea schickt Soldaten die Lage (2)|Nordkorea schickt Soldaten: die Lage]]',
    );
  });
});

describe('Markdown escaping', () => {
  it(`reads back as exactly the same words, with no markup in it (seed ${SEED})`, () => {
    const reader = new MarkdownIt({ html: true });
    const word = fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<b>',
        '#',
        '##',
        '-',
        '+',
        '>',
        '1.',
        '2)',
        '~~',
        '\\',
        '&amp;',
        '!',
        '|',
        '===',
        '---',
        'snake_case',
        '_em_',
      ),
      fc.stringMatching(/^[a-zäöüß]{1,6}$/),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.boolean(), (words, spaced) => {
        const text = words.join(spaced ? ' ' : '');
        const tokens = reader.parse(escapeText(text), {});
        expect(tokens.map((token) => token.type)).toEqual(['paragraph_open', 'inline', 'paragraph_close']);
        const inline = tokens[1]?.children ?? [];
        expect(inline.every((token) => token.type === 'text' || token.type === 'text_special')).toBe(true);
        expect(inline.map((token) => token.content).join('')).toBe(text);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

describe('citation keys', () => {
  it('have Better BibTeX’s default shape', () => {
    expect(
      citationKey({
        authors: ['Cho Tae-yul'],
        title: 'Der Einsatz der Truppen: eine Übersicht',
        published: '2024-11-01',
      }),
    ).toBe('taeyulEinsatzTruppenUbersicht2024');
    expect(citationKey({ authors: [], title: 'The end', published: null })).toBe('End');
    expect(citationKey({ authors: [], title: '…', published: null })).toBe('untitled');
  });

  it('differ for all articles of a notebook', () => {
    const same = Array.from({ length: 30 }, (_, index) => ({
      id: asId<ArticleId>(`a${index}`),
      authors: ['X Y'],
      title: 'T',
      published: '2020',
    }));
    const keys = [...uniqueCitationKeys(same).values()];
    expect(new Set(keys).size).toBe(30);
    expect(keys.slice(0, 3)).toEqual(['yT2020', 'yT2020a', 'yT2020b']);
  });
});

describe('file names', () => {
  it(`hold for every file system, whatever the title (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = fileName(title);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f]|^\.|[. ]$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
      }),
      { seed: SEED, numRuns: 2000 },
    );
    expect(fileName('CON')).toBe('_CON');
    expect(fileName('😀'.repeat(200))).toBe('😀'.repeat(45));
  });

  it('differ even where the file system ignores case', () => {
    const give = createNameGiver();
    expect([give('Lage'), give('lage'), give('Lage')]).toEqual(['Lage', 'lage (2)', 'Lage (3)']);
  });
});

describe('text fragments', () => {
  it('name a short passage whole and a long one by its first and last words', () => {
    expect(textFragmentUrl('https://e.org/a', { exact: 'ein Satz, mit - Strich' })).toBe(
      'https://e.org/a#:~:text=ein%20Satz%2C%20mit%20%2D%20Strich',
    );
    const long = textFragmentUrl('https://e.org/a#top', {
      exact: 'eins zwei drei vier fünf sechs sieben\nacht neun zehn elf zwölf dreizehn',
    });
    expect(long).toBe(
      'https://e.org/a#top:~:text=eins%20zwei%20drei%20vier%20f%C3%BCnf,neun%20zehn%20elf%20zw%C3%B6lf%20dreizehn',
    );
  });
});
