import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { SlowFirst } from './harness/run/slow-first.ts';

// Property tests and whole pages take seconds where other work shares the processors.
const testTimeout = 60_000;

/**
 * What every browser test needs. Two at once keep two processors busy; three starve each other. A busy machine can
 * starve a browser once; what is broken fails twice.
 */
const inBrowsers = { environment: 'node', maxWorkers: 2, testTimeout: 60_000, hookTimeout: 60_000, retry: 1 } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        plugins: [WxtVitest()],
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout },
      },
      {
        plugins: [preact()],
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['tests/components/timeout.ts'],
          testTimeout,
          alias: { '#i18n': fileURLToPath(new URL('tests/components/i18n.ts', import.meta.url)) },
        },
      },
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], environment: 'node', testTimeout } },
      {
        // Each file starts engines of its own.
        test: {
          name: 'fleet',
          include: ['tests/fleet/**/*.test.ts'],
          environment: 'node',
          testTimeout,
          hookTimeout: 60_000,
        },
      },
      {
        // Each file starts browsers of its own.
        test: { ...inBrowsers, name: 'e2e', include: ['tests/e2e/**/*.test.ts'] },
      },
    ],
  },
});
