import { describe, expect, test } from 'vitest';
import { readClippings } from '../../../src-core/import/kindle/clippings.ts';
import { annotationsOf, articlesOf, blocksOf } from './articles-of.ts';

const RULER = '==========';
const clipping = (book: string, about: string, text: string): string =>
  `${book}\r\n- ${about}\r\n\r\n${text}\r\n${RULER}\r\n`;

describe('a Kindle list of clippings', () => {
  test('gives one article a book in the order of the book, each highlight annotated, its note joined by location', async () => {
    const articles = await articlesOf(
      'notes.dat',
      '\uFEFF' +
        clipping(
          'Der Prozess (Kafka, Franz)',
          'Ihre Markierung auf Seite 12 | bei Position 180-182 | Hinzugefügt am Montag, 2. März 2020 07:51:54',
          'Jemand musste Josef K. verleumdet haben.',
        ) +
        clipping(
          'Make It Stick (Peter C. Brown; Henry L. Roediger)',
          'Your Highlight on Location 104-105 | Added on Sunday, March 1, 2020 11:09:29 PM',
          'A single, simple quiz produces better learning.',
        ) +
        clipping(
          'Der Prozess (Kafka, Franz)',
          'Ihre Notiz auf Seite 12 | bei Position 182 | Hinzugefügt am Montag, 2. März 2020 07:53:00',
          'Der erste Satz.',
        ) +
        clipping(
          'Der Prozess (Kafka, Franz)',
          'Ihr Lesezeichen bei Position 300 | Hinzugefügt am Montag, 2. März 2020 08:00:00',
          '',
        ) +
        clipping(
          'Der Prozess (Kafka, Franz)',
          'Ihre Markierung bei Position 20-21 | Hinzugefügt am Dienstag, 3. März 2020 08:00:00',
          'Das Gericht will nichts von dir.',
        ),
    );
    expect(articles.map(({ metadata: { title, authors } }) => ({ title, authors }))).toEqual([
      { title: 'Der Prozess', authors: ['Franz Kafka'] },
      { title: 'Make It Stick', authors: ['Peter C. Brown', 'Henry L. Roediger'] },
    ]);
    expect(blocksOf(articles[0]!)).toEqual([
      'quote: Das Gericht will nichts von dir.',
      'caption: Position 20-21',
      'quote: Jemand musste Josef K. verleumdet haben.',
      'caption: Seite 12 · Position 180-182',
    ]);
    expect(annotationsOf(articles[0]!)[1]).toEqual({
      words: 'Jemand musste Josef K. verleumdet haben.',
      colour: 'yellow',
      note: 'Der erste Satz.',
      topics: [],
      created: '2020-03-02T07:51:54.000Z',
    });
    expect(articles[1]!.annotations[0]?.created).toBe('2020-03-01T23:09:29.000Z');
  });

  test('keeps of a highlight that was widened the last form, and a note without a highlight as a paragraph', async () => {
    const [article] = await articlesOf(
      'My Clippings.txt',
      clipping(
        'Book (A. Writer)',
        'Your Highlight on Location 10-11 | Added on Sunday, March 1, 2020 11:09:29 PM',
        'narrow words',
      ) +
        clipping(
          'Book (A. Writer)',
          'Your Highlight on Location 10-12 | Added on Sunday, March 1, 2020 11:09:40 PM',
          'some narrow words and more',
        ) +
        clipping(
          'Book (A. Writer)',
          'Your Note on Location 99 | Added on Sunday, March 1, 2020 11:10:00 PM',
          'Look this up.',
        ),
    );
    expect(blocksOf(article!)).toEqual([
      'quote: some narrow words and more',
      'caption: Location 10-12',
      'paragraph: Look this up.',
      'caption: Location 99',
    ]);
  });

  test.each([
    [
      'Votre surlignement sur la page 12 | emplacement 55-56 | Ajouté le mardi 3 mars 2020 12:00:00',
      'highlight',
    ],
    ["Votre note à l'emplacement 56 | Ajouté le mardi 3 mars 2020 12:00:00", 'note'],
    ['Votre signet sur la page 12 | Ajouté le mardi 3 mars 2020 12:00:00', 'bookmark'],
    [
      'La subrayado en la página 5 | posición 100-101 | Añadido el lunes, 3 de febrero de 2020 12:00:00',
      'highlight',
    ],
    ['Tu nota en la posición 100 | Añadido el lunes, 3 de febrero de 2020 12:00:00', 'note'],
    [
      'La tua evidenziazione a pagina 5 | posizione 55-56 | Aggiunto in data lunedì 3 febbraio 2020 12:00:00',
      'highlight',
    ],
    [
      'Seu destaque na página 5 | posição 55-56 | Adicionado: segunda-feira, 3 de fevereiro de 2020 12:00:00',
      'highlight',
    ],
    ['Uw markering op locatie 55-56 | Toegevoegd op maandag 3 februari 2020 12:00:00', 'highlight'],
    ['您在位置 #63-64的标注 | 添加于 2017年5月23日星期二 下午9:05:10', 'highlight'],
    ['我的笔记 位置 #466 | 添加于2013年12月24日星期二 下午09:11:28', 'note'],
    ['位置No. 123-125のハイライト |作成日: 2013年12月24日火曜日 21:11:28', 'highlight'],
  ])('understands "%s"', (about, kind) => {
    const [entry] = readClippings(clipping('Book (Writer)', about, 'words'));
    expect(entry?.kind).toBe(kind);
    expect(entry?.created).toMatch(/^20(?:13|17|20)-\d\d-\d\dT/u);
    if (kind !== 'bookmark') expect(entry?.location).not.toBeNull();
  });

  test('has the whole of a shortened range of locations', () => {
    const [entry] = readClippings(
      clipping(
        'Book (Writer)',
        'Highlight Loc. 1234-40 | Added on Sunday, March 1, 2020 11:09:29 PM',
        'words',
      ),
    );
    expect(entry?.location).toEqual([1234, 1240]);
  });
});
