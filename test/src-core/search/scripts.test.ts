import { expect, test } from 'vitest';
import { SearchIndex } from '../../../src-core/search/search-index.ts';
import { article, ask } from './index-samples.ts';

const TEXTS: readonly (readonly [key: string, language: string, text: string])[] = [
  ['zh', 'zh', '朝鲜半岛的局势紧张，韩国总统发表讲话。'],
  ['ja', 'ja', '東京の公園で友達と一緒に日本語の本を読みました。'],
  ['th', 'th', 'ประเทศไทยเป็นประเทศที่มีวัฒนธรรมเก่าแก่'],
  ['ko', 'ko', '북한 군인들이 국경에 있다.'],
  ['nfd', 'de', 'Die schöne Straße nach Köln.'.normalize('NFD')],
  ['ru', 'ru', 'Солдаты стояли на границе.'],
  ['vi', 'und', 'Việt Nam và Trung Quốc'.normalize('NFD')],
];

const index = SearchIndex.create();
index.apply({
  put: TEXTS.map(([key, language, text]) => article(`article:${key}`, text, { language })),
  remove: [],
  position: {},
});

test.each([
  ['总统', 'zh'],
  ['"韩国总统"', 'zh'],
  ['日本語', 'ja'],
  ['ประเทศไทย', 'th'],
  ['วัฒนธรรม', 'th'],
  ['국경*', 'ko'],
  ['schöne', 'nfd'],
  ['"schöne Straße"', 'nfd'],
  ['"scho\u0308ne Strasse"', 'nfd'],
  ['Ko\u0308ln', 'nfd'],
  ['солдат', 'ru'],
  ['việt', 'vi'],
  ['Vie\u0323\u0302t', 'vi'],
])('%s finds the text it stands in, composed or not, with or without spaces', (query, key) => {
  const [, language = 'und', text = ''] = TEXTS.find(([name]) => name === key) ?? [];
  expect(ask(index, query).hits.map((hit) => hit.key)).toEqual([`article:${key}`]);
  const runs = [{ field: 'body' as const, text, language, start: 0 }];
  const marks = index.hitRanges(query, runs).map(({ start, end }) => text.slice(start, end));
  expect(marks.length).toBeGreaterThan(0);
  for (const mark of marks) expect(mark.normalize('NFC')).not.toMatch(/^\p{M}|\s$/u);
});
