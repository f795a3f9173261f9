import { defineConfig } from '@playwright/test';
import { e2eReport } from './harness/run/count-tests.ts';

// Tests and the browsers they start live in the school's zone, whatever this machine's is.
process.env.TZ = 'Europe/Saratov';

/** Folders of tests/e2e whose tests are in part `matrix`: every way to reach, leave, attack or damage something. */
const matrixFolders = ['matrix', 'hostile', 'durable'];

/** Files in part `matrix`: installation by policy, sending to a region, every page in both languages, what takes minutes. */
const matrixFiles = [
  'accessibility/(?:english|russian)',
  '(?:kit|policy|region|school)(?:-[a-z-]+)?',
  'bench',
  'catalogue',
  'idle-worker',
  'own-rules',
  'secret-fields',
  'unloaded',
];

/**
 * Meets tests of part `matrix`. There, one of each kind is tagged `@core` and stays in part `e2e`; elsewhere, what a test
 * of `e2e` stands for is tagged `@matrix`. The pattern sees a test's file, titles and tags
 * (https://playwright.dev/docs/api/class-testproject#test-project-grep).
 */
const inMatrix = new RegExp(
  `^(?!.*@core).*(?:\\b(?:${matrixFolders.join('|')})/|\\b(?:${matrixFiles.join('|')})(?:\\.both|\\.firefox)?\\.spec\\.ts|@matrix)`,
);

const inChromium = { testMatch: /\.spec\.ts$/, testIgnore: /\.firefox\.spec\.ts$/ };
const inFirefox = { testMatch: /\.(both|firefox)\.spec\.ts$/, use: { engine: 'firefox' } as object };

/**
 * End-to-end tests. `name.spec.ts` runs in Chromium, `name.firefox.spec.ts` in Firefox, `name.both.spec.ts` in both.
 * How to write one: tests/e2e/README.md.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // Two browsers keep two processors busy; three starve each other.
  workers: 2,
  fullyParallel: true,
  retries: 1,
  // Bounds for a test that hangs, not goals: a slow machine needs up to twice what two cores of today do.
  timeout: 120_000,
  expect: { timeout: 30_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: 'disabled' } },
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'test-results/report' }],
    ['json', { outputFile: e2eReport }],
    ['./tests/e2e/reporter.ts'],
  ],
  use: { trace: 'on-first-retry', screenshot: 'only-on-failure', actionTimeout: 20_000 },
  projects: [
    { name: 'chromium', ...inChromium, grepInvert: inMatrix },
    { name: 'firefox', ...inFirefox, grepInvert: inMatrix },
    { name: 'matrix-chromium', ...inChromium, grep: inMatrix },
    { name: 'matrix-firefox', ...inFirefox, grep: inMatrix },
    { name: 'pictures', testMatch: /\.picture\.ts$/ }, // npm run pictures
  ],
});
