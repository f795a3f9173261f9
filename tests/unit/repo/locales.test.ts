import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it, test } from 'vitest';

const ru = await texts('ru');
const en = await texts('en');
const keys = Object.keys(ru);
const source = globSync(['{components,entrypoints,platform}/**/*.{ts,tsx}', 'wxt.config.ts'])
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('Russian and English', () => {
  it('have the same keys in the same order', () => {
    expect(Object.keys(en)).toEqual(keys);
  });

  it('have keys that Chromium accepts as message names', () => {
    // https://developer.chrome.com/docs/extensions/reference/api/i18n#name: ASCII letters, digits and "_" only.
    expect(keys.filter((key) => !/^[a-zA-Z0-9_.]+$/.test(key))).toEqual([]);
  });

  it('have the same placeholders in each text', () => {
    expect(map(en, substitutions)).toEqual(map(ru, substitutions));
  });

  it('have no empty text', () => {
    const empty = [...Object.entries(ru), ...Object.entries(en)].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });
});

describe('other locales', () => {
  it('hold texts of ru.yml only, with its placeholders; what they lack is told and falls back to Russian', () => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/locales.ts'], { encoding: 'utf8' });
    expect(stdout).toMatch(/^en: complete$/m);
    expect(stdout).toMatch(/^tt: \d+ of \d+ texts are missing$/m);
    expect(status).toBe(0);
  });
});

describe('texts and code', () => {
  it('use every text', () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  it('miss no text', () => {
    const asked = [...source.matchAll(/\b(?:i18n\.t|counted)\(\s*'([^']+)'/g)].map(([, key = '']) => key);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((key) => !(key in ru))).toEqual([]);
    const families = [...source.matchAll(/\bi18n\.t\(\s*`([\w.]+\.)\$\{/g)].map(([, family = '']) => family);
    expect(families.filter((family) => !keys.some((key) => key.startsWith(family)))).toEqual([]);
  });
});

describe('typography', () => {
  test.each(Object.entries({ ru, en }))('%s: has typographic quotes and dashes', (_language, spoken) => {
    const typed = Object.entries(spoken).filter(([, text]) => /["']| - |\.\.\./.test(text));
    expect(typed).toEqual([]);
  });

  test.each([ru, en])('keeps the description within the 132 characters of the stores', (spoken) => {
    expect(spoken['extension.description']?.length).toBeLessThanOrEqual(132);
  });
});

function isUsed(key: string): boolean {
  if (source.includes(`'${key}'`) || source.includes(key.replaceAll('.', '_'))) return true;
  const family = key.slice(0, key.lastIndexOf('.') + 1);
  return source.includes(`\`${family}\${`);
}

function substitutions(text: string): string[] {
  return [...new Set(text.match(/\{\w+(?=[}:])|\$\d/g))].sort();
}

function map<T>(spoken: Record<string, string>, read: (text: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(spoken).map(([key, text]) => [key, read(text)]));
}

/** Plural forms of one key are read as one text. */
async function texts(language: string): Promise<Record<string, string>> {
  const messages = await parseMessagesFile(`locales/${language}.yml`);
  const own = messages.filter(({ key }) => !key[0]?.startsWith('@@'));
  return Object.fromEntries(
    own.map((message) => [
      message.key.join('.'),
      message.type === 'plural' ? Object.values(message.plurals).join(' | ') : message.message,
    ]),
  );
}
