import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../src-core/text/detect-language.ts';
import { FUNCTION_WORDS } from '../../../src-core/text/function-words.ts';

/** Sentences written for this test. */
const SENTENCES: readonly (readonly [language: string, text: string])[] = [
  ['la', 'Haec urbs quae ad flumen sita est olim a Romanis condita esse dicitur, sed nemo scit quo tempore.'],
  ['la', 'Epistulam tuam heri accepi, ex qua cognovi te iam non in urbe sed apud patrem tuum esse.'],
  [
    'cy',
    'Mae’r llyfrgell newydd wedi agor yng nghanol y dref, ac mae llawer o bobl yn ei defnyddio bob dydd.',
  ],
  ['ga', 'Bhí an scoil dúnta ar feadh bliana, ach tá sí oscailte arís anois agus tá na páistí sásta.'],
  ['eo', 'La nova biblioteko malfermiĝis hodiaŭ, kaj multaj homoj jam legas tie librojn pri historio.'],
  ['id', 'Pemerintah mengatakan bahwa harga beras naik karena hujan, namun perusahaan tidak bisa menunggu.'],
  ['af', 'Hulle het gister gesê dat die nuwe skool nie oop is nie, omdat daar baie werk vir ons oor is.'],
  [
    'af',
    'Die dokter in die hospitaal het gister tien pasiënte met koors en griep gehelp, maar een kind is nog siek.',
  ],
  ['kk', 'Бұл қалада жаңа кітапхана ашылды, және оған көп адам күн сайын келіп тұрады.'],
  ['mk', 'Новата библиотека ќе биде отворена во центарот на градот, но не се знае кога и од кого.'],
  ['mn', 'Энэ хотод шинэ номын сан нээгдсэн бөгөөд олон хүн өдөр бүр тэнд ирж ном уншдаг байна.'],
  ['sw', 'Maktaba mpya ilifunguliwa jana katika mji huo, na watu wengi wamekuja kusoma vitabu vya historia.'],
  ['mi', 'I tuwhera te whare pukapuka hou i te tāone nei, ā, he maha ngā tāngata kei te haere atu ki reira.'],
  ['si', 'නව පුස්තකාලය නගරය මැද විවෘත කරන ලදී.'],
];
const KNOWN: readonly (readonly [language: string, text: string])[] = [
  [
    'de',
    'Die neue Bibliothek wurde gestern eröffnet, und viele Leute lesen dort schon Bücher über Geschichte.',
  ],
  ['en', 'In vitro and in vivo, et cetera: a status quo ante is no more than what was there before the war.'],
  ['nl', 'Ze hebben gisteren gezegd dat de nieuwe school niet open is, omdat er nog veel werk voor ons is.'],
  ['it', 'La nuova biblioteca è stata aperta ieri in centro, e molti vi leggono già libri di storia.'],
  ['fr', 'Et si tu me le dis, je te crois, car il est vrai que la bibliothèque est ouverte de huit à dix.'],
  ['es', 'La nueva biblioteca se abrió ayer en el centro, y muchos ya leen allí libros de historia.'],
  ['ro', 'Biblioteca cea nouă s-a deschis ieri în centrul orașului și mulți citesc deja cărți de istorie.'],
  ['sr', 'Нова библиотека је отворена јуче у центру града и многи већ тамо читају књиге о историји.'],
  ['bg', 'Новата библиотека беше открита вчера в центъра на града и много хора вече четат книги там.'],
  ['ru', 'Новая библиотека открылась вчера в центре города, и многие уже читают там книги по истории.'],
  ['ms', 'Kerajaan berkata bahawa harga beras naik kerana hujan, tetapi syarikat itu tidak boleh menunggu.'],
];

describe('the language of a text', () => {
  test.each(SENTENCES)('is told by function words where eld does not know it: %s', (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test.each(KNOWN)('is not mistaken for such a language: %s', (language, text) => {
    expect(detectLanguage(text).language).toBe(language);
  });

  test('is unknown where there are no words', () => {
    expect(detectLanguage('12.5 % – 17:30 …')).toEqual({ language: 'und', score: 0, lead: 0 });
  });

  test('is not told by the look of a single word', () => {
    expect(detectLanguage('ababab').language).not.toBe('lg');
  });

  test('is less certain the fewer signs there are', () => {
    const [, sentence] = SENTENCES[0] as readonly [string, string];
    expect(detectLanguage(sentence).lead).toBeLessThan(detectLanguage(`${sentence} `.repeat(5)).lead);
  });
});

test('function words are in lower case, and once each', () => {
  for (const { words } of Object.values(FUNCTION_WORDS)) {
    const list = words.split(' ');
    expect(list.filter((word, at) => word !== word.toLowerCase() || list.indexOf(word) !== at)).toEqual([]);
  }
});
