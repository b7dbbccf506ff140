import { expect, test } from 'vitest';
import { isSurelyIn } from '../../../src-core/text/stop-words.ts';

test('a text that abounds in stop words is surely in that language, one of names or in a relative is not', () => {
  const words = (text: string) => text.split(' ');
  expect(isSurelyIn('en', words('it was the best of times and it was the worst of times'))).toBe(true);
  expect(
    isSurelyIn('de', words('das ist nicht der Tag an dem wir mit ihm nach Hause gehen'.toLowerCase())),
  ).toBe(true);
  expect(isSurelyIn('en', words('das ist nicht der tag an dem wir mit ihm nach hause gehen'))).toBe(false);
  expect(isSurelyIn('en', words('london paris berlin rome madrid vienna prague oslo'))).toBe(false);
  expect(isSurelyIn('da', words('det er ikke den dag vi gik med ham hjem til os og'))).toBe(false);
});
