/**
 * The environment for a browser that must read files of any name. Without a UTF-8 locale (a bare service, a container)
 * Chromium on Linux turns names beyond ASCII into question marks and then cannot open them.
 */
export function utf8Environment(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  // The order in which the C library looks (POSIX, "Environment Variables", 8.2).
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  return platform !== 'linux' || /utf-?8/i.test(locale) ? environment : { ...environment, LC_ALL: 'C.UTF-8' };
}
