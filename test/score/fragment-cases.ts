/** What a text directive finds on a page of the polyfill's tests, white space as one space; null = nothing. */
export type FragmentCase = readonly [directive: string, found: string | null];

/** Expectations of the polyfill's unit tests, by page. */
export const PAGE_CASES: Readonly<Record<string, readonly FragmentCase[]>> = {
  'basic-test': [['trivial%20test%20of', 'trivial test of']],
  'complicated-layout': [
    ['a', 'a'],
    ['is%20a,And%20another%20one', 'is a test. A list item. Another one. hey And another one'],
    ['And,one', 'And another one'],
    ['is-,a', 'a'],
    ['test.-,a', 'A'],
    ['a,-list', 'A'],
    ['a,-test', 'a'],
  ],
  'ambiguous-match': [
    ['prefix2-,target,target,-suffix1', 'target suffix2 prefix1 target suffix2 prefix2 target'],
    ['prefix3-,target', null],
    ['prefix1-,target,-suffix3', null],
    ['target', 'target'],
    ['prefix1-,target', 'target'],
    ['target,-suffix1', 'target'],
    ['target,target', 'target suffix1 prefix2 target'],
    ['start,end', 'start start end'],
    ['start,end,-suffix', 'start start end'],
    ['prefix1-,target,target,-suffix2', 'target suffix1 prefix2 target'],
  ],
  'ambiguous-match-2': [
    ['prefix-,selection_start,selection_end,-suffix', 'selection_start target2 selection_end'],
  ],
  'br-tags': [['elle%20a%20bris%C3%A9', 'elle a brisé']],
  'boundary-points': [
    ['this%20text%20has%20a', 'thîs téxt hàs a'],
    ['has%20a%20lot%20of%20%E3%83%91', 'hàs a lot of パ'],
    ['%E3%83%97%20stuff%20g%C3%B8ing%20on', 'プ stüff gøing on'],
    ['a', 'a'],
    ['t%C3%BCf', null],
  ],
  table: [
    ['First%20named,2014', 'First named entity 12 May 11, 2011 February 6, 2012 (note) June 3, 2014'],
    ['12', '12'],
  ],
};

/** Whether words stand in a text as whole words, after the polyfill's tests with a segmenter. */
export const WORD_CASES: readonly (readonly [text: string, words: string, isFound: boolean])[] = [
  ['test', 'test', true],
  ['multiword test string', 'test', true],
  ['the quick, brown dog', 'the quick', true],
  ['a "quotation" works', 'quotation', true],
  ['other\nspacing\t', 'spacing', true],
  ['text foo bar', 'foo ', true],
  ['text  foo bar', '  foo', true],
  ['text foo bar', ' foo ', true],
  ['there are 4 lights', '4', true],
  ['testing', 'test', false],
  ['attest', 'test', false],
  ['untested', 'test', false],
  ['はい。いいえ。', 'いいえ', true],
  ['『パープル・レイン』', 'パープル', true],
  ['プリンス・アンド・ザ・レヴォリューションによる1984年のアルバム。', 'アルバム', true],
  ['秋葉原（あきはばら）は、東京都千代田区の秋葉原駅周辺', '東京都', true],
  ['ウィキペディアへようこそ', 'ようこそ', true],
  ['ウィキペディアへようこそ', 'ようこ', false],
  ['秋葉原（あきはばら）は、東京都千代田区の秋葉原駅周辺', '東京都千', false],
];
