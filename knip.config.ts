import type { KnipConfig } from 'knip';

/** Entry points that nothing imports: programs, workers, tests. */
const config: KnipConfig = {
  entry: [
    'scripts/{start,start-app,test,check,build,install,run}.mjs',
    'electron.config.ts',
    'src-main/cli/florilegium.ts',
    'src-main/cli/parse-worker.ts',
    'src-main/loopback/main.ts',
    'src-main/electron/{main,preload}.ts',
    'src-renderer/app/main.tsx',
    'src-renderer/workers/*/entry.ts',
    'test/**/*.{test,spec}.{ts,tsx}',
    'test/bench/bench.ts',
    'test/score/score.ts',
    'test/fixtures/import/write-expected.ts',
    'test/doubles/**/*.ts',
  ],
  project: ['src-*/**/*.{ts,tsx}', 'scripts/*.mjs', 'test/**/*.{ts,tsx}'],
  // Fonts are imported by style sheets; the linter's type checker and Node itself are programs.
  ignoreDependencies: [
    '@fontsource-variable/source-sans-3',
    '@fontsource-variable/source-serif-4',
    'oxlint',
    'oxlint-tsgolint',
  ],
  ignoreBinaries: ['mount', 'umount'],
  ignoreExportsUsedInFile: true,
};

// knip reads the default export.
export default config;
