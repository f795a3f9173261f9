import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Property tests and whole pages take seconds when other work shares the processors.
const testTimeout = Number(process.env.TEST_TIMEOUT ?? 60_000);

/** Vitest makes texts of the flags that WXT defines, and the text `false` counts as true. */
const chromium = { FIREFOX: '' };

/** A project of tests that need neither WXT's modules nor a document. */
const inNode = (name: string) =>
  ({
    test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node', testTimeout, hookTimeout: testTimeout },
  }) satisfies TestProjectConfiguration;

export default defineConfig({
  test: {
    maxWorkers: 2,
    coverage: {
      provider: 'istanbul',
      include: ['{core,platform,components,entrypoints}/**/*.{ts,tsx}'],
      reporter: ['html', 'json-summary'],
      reportOnFailure: true,
    },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['tests/unit/{platform,entrypoints}/**'],
          environment: 'node',
          env: chromium,
          // Files share two workers: starting one for each file took longer than most files. No module keeps state.
          isolate: false,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          // Storage and IndexedDB are globals that these tests fill and break: each file has its own.
          name: 'unit-platform',
          include: ['tests/unit/{platform,entrypoints}/**/*.test.ts'],
          environment: 'node',
          env: chromium,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          // As above; a worker has one document, which every test leaves empty.
          isolate: false,
          setupFiles: ['tests/components/setup.ts'],
          testTimeout,
          hookTimeout: testTimeout,
          alias: { '#i18n': fileURLToPath(new URL('tests/components/i18n.ts', import.meta.url)) },
        },
      },
      // Reads the built extensions.
      inNode('built'),
      // Starts database engines.
      inNode('fleet'),
      // Builds and runs the Collector of a region.
      inNode('collector'),
      // Opens exports and papers in LibreOffice.
      {
        test: {
          ...inNode('papers').test,
          alias: { '#i18n': fileURLToPath(new URL('tests/components/i18n.ts', import.meta.url)) },
        },
      },
      // Installs what the kit makes.
      inNode('deploy'),
    ],
  },
});
