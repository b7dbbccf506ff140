import { describe, expect, it } from 'vitest';
import { findChromium } from '../../../src-main/loopback/find-chromium.ts';

const find = (
  platform: NodeJS.Platform,
  environment: Record<string, string>,
  ...programs: string[]
): string | null => findChromium({ platform, environment, isProgram: (path) => programs.includes(path) });

describe('finding a browser', () => {
  it('takes the one that FLORILEGIUM_CHROMIUM names, and no other in its place', () => {
    expect(find('linux', { FLORILEGIUM_CHROMIUM: '/my/chrome' }, '/my/chrome', '/usr/bin/chromium')).toBe(
      '/my/chrome',
    );
    expect(find('linux', { FLORILEGIUM_CHROMIUM: '/my/chrome' }, '/usr/bin/chromium')).toBeNull();
  });

  it.skipIf(process.platform === 'win32')(
    'prefers Chromium, then Chrome, then Edge, in PATH or the usual folders (skipped on Windows)',
    () => {
      const path = { PATH: '/a:/b' };
      expect(find('linux', path, '/a/google-chrome', '/b/chromium')).toBe('/b/chromium');
      expect(find('linux', path, '/a/microsoft-edge', '/opt/google/chrome/google-chrome')).toBe(
        '/opt/google/chrome/google-chrome',
      );
      expect(find('linux', {}, '/snap/bin/chromium')).toBe('/snap/bin/chromium');
      expect(find('linux', path)).toBeNull();
    },
  );

  it('looks where macOS and Windows keep programs', () => {
    const edge = '/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(find('darwin', { HOME: '/Users/a' }, edge)).toBe(edge);
    const program = (path: string): string => path.replaceAll('\\', '/');
    const found = findChromium({
      platform: 'win32',
      environment: { 'PROGRAMFILES(X86)': 'C:/Programs' },
      isProgram: (path) => program(path) === 'C:/Programs/Microsoft/Edge/Application/msedge.exe',
    });
    expect(program(found ?? '')).toBe('C:/Programs/Microsoft/Edge/Application/msedge.exe');
  });
});
