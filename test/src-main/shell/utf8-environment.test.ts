import { expect, it } from 'vitest';
import { utf8Environment } from '../../../src-main/shell/utf8-environment.ts';

it('gives a browser a UTF-8 locale where the environment names none, and leaves every other alone', () => {
  expect(utf8Environment({ A: '1' }, 'linux')).toEqual({ A: '1', LC_ALL: 'C.UTF-8' });
  expect(utf8Environment({ LANG: 'C' }, 'linux')).toEqual({ LANG: 'C', LC_ALL: 'C.UTF-8' });
  expect(utf8Environment({ LANG: 'de_DE.UTF-8', LC_ALL: 'POSIX' }, 'linux')['LC_ALL']).toBe('C.UTF-8');
  expect(utf8Environment({ LANG: 'de_DE.utf8' }, 'linux')).toEqual({ LANG: 'de_DE.utf8' });
  expect(utf8Environment({}, 'darwin')).toEqual({});
});
