import { expect, test } from 'vitest';
import { nicknameOf, peopleOf } from '../../../../src-core/import/html/metadata/people.ts';

test.for([
  ['Von Greta Lindhoff', ['Greta Lindhoff']],
  ['By Jane Doe and John van der Berg', ['Jane Doe', 'John van der Berg']],
  ['Jane Doe, John Roe', ['Jane Doe', 'John Roe']],
  ['Lindhoff, Greta', ['Greta Lindhoff']],
  ['JANE DOE', ['Jane Doe']],
  ['Dr. Anna-Lena Groß; Paul O’Neill', ['Dr. Anna-Lena Groß', 'Paul O’Neill']],
  ['Jane Doe, Staff Writer', ['Jane Doe']],
  ['Veröffentlicht von Ida Holm', ['Ida Holm']],
  ['jane.doe@paper.example', []],
  ['https://paper.example/authors/jane', []],
  ['Jane Doe Jane Doe', ['Jane Doe']],
  ['Redaktion', []],
  ['dpa', []],
  ['Küstenblatt Online-Redaktion', []],
  ['admin', []],
  ['', []],
] as const)('"%s" names %s', ([value, people]) => {
  expect(peopleOf([value])).toEqual(people);
});

test('a name given twice in different case is one person', () => {
  expect(peopleOf(['Jane Doe', 'JANE DOE'])).toEqual(['Jane Doe']);
});

test('a nickname counts where only an author can stand, a newsroom does not', () => {
  expect(nicknameOf('posted by happyface313')).toBe('happyface313');
  expect(nicknameOf('Redaktion')).toBeNull();
});
