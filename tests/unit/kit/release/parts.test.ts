import { describe, expect, it } from 'vitest';
import { releaseBom } from '../../../../kit/release/bom.ts';
import { nextChangelog } from '../../../../kit/release/changelog.ts';
import { checksumList } from '../../../../kit/release/checksums.ts';
import { checkVersion } from '../../../../kit/release/version.ts';

describe('the version of a release', () => {
  it.each([
    ['0.1.1', '0.1.0'],
    ['0.2.0', '0.1.9'],
    ['1.0.0', '0.99.99'],
    ['0.10.0', '0.9.0'],
    ['65535.0.0', '1.0.0'],
  ])('%s may follow %s', (next, current) => {
    expect(checkVersion(next, current)).toBeNull();
  });

  it.each([
    ['0.1.0', '0.1.0', 'not higher'],
    ['0.9.0', '0.10.0', 'not higher'],
    ['0.9.9', '1.0.0', 'not higher'],
    ['65536.0.0', '1.0.0', '65535'],
    ...['v1.0.0', '1.0', '1.0.0.0', '1.0.0-rc.1', '1.0.0+1', '01.0.0', '1.0.0 ', '1.0.0\n', ''].map((next) => [
      ...[next, '0.1.0', 'has to be X.Y.Z'],
    ]),
    ['1.0.0', 'next', 'package.json'],
  ])('%j does not follow %s', (next = '', current = '', words = '') => {
    expect(checkVersion(next, current)).toContain(words);
  });
});

describe('the changelog of a release', () => {
  const next = (text: string): string => nextChangelog(text, '0.2.0', '2026-12-01');

  it.each([
    [
      'entries at the end',
      '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A bell.\n',
      '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Added\n\n- A bell.\n',
    ],
    [
      'an earlier version below',
      '## [Unreleased]\n\n- A bell.\n\n## [0.1.0] - 2026-11-01\n\n- All.\n',
      '## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n- A bell.\n\n## [0.1.0] - 2026-11-01\n\n- All.\n',
    ],
    [
      'links',
      '## [Unreleased]\n\n- A bell.\n\n[Unreleased]: https://x.example/compare/v0.1.0...HEAD\n[0.1.0]: https://x.example/v0.1.0\n',
      '## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n- A bell.\n\n[Unreleased]: https://x.example/compare/v0.2.0...HEAD\n' +
        '[0.2.0]: https://x.example/compare/v0.1.0...v0.2.0\n[0.1.0]: https://x.example/v0.1.0\n',
    ],
  ])('takes over %s', (_what, text, expected) => {
    expect(next(text)).toBe(expected);
  });

  it.each([
    ['no Unreleased', '# Changelog\n\n- A bell.\n', 'no heading'],
    ['nothing under it', '## [Unreleased]\n', 'nothing under Unreleased'],
    [
      'a heading alone',
      '## [Unreleased]\n\n### Added\n\n## [0.1.0] - 2026-11-01\n\n- All.\n',
      'nothing under Unreleased',
    ],
    ['links alone', '## [Unreleased]\n\n[a]: https://x.example\n\n- Later.\n', 'nothing under Unreleased'],
    ['the version', '## [Unreleased]\n\n- A bell.\n\n## [0.2.0] - 2026-11-01\n', 'already'],
  ])('refuses a file with %s', (_what, text, words) => {
    expect(() => next(text)).toThrow(words);
  });
});

it('the list of checksums is sorted and in the form of sha256sum', () => {
  // https://www.di-mgt.com.au/sha_testvectors.html
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(checksumList({ 'b.zip': Buffer.from('abc'), 'a.txt': Buffer.from('') })).toBe(
    `${empty}  a.txt\n${abc}  b.zip\n`,
  );
  expect(checksumList({})).toBe('');
});

describe('the bill of materials', () => {
  const licenses =
    '==== MIT ====\n@x/bundled 1.0.0 — https://www.npmjs.com/package/@x/bundled/v/1.0.0\n  Copyright 2026 X\n';

  it.each([
    ['a package in the build', { name: '@x/bundled', version: '1.0.0' }, 'required'],
    ['another version of it', { name: '@x/bundled', version: '1.0.1' }, 'excluded'],
    ['a package that only builds it', { name: 'wxt', version: '0.21.0' }, 'excluded'],
  ])('has %s', (_what, component, scope) => {
    const made = { metadata: { component: { name: 'folder', version: '0.2.0' } }, components: [component] };
    expect(releaseBom(made, 'dezhurny', licenses)).toMatchObject({
      specVersion: '1.6',
      metadata: { component: { name: 'dezhurny', version: '0.2.0' } },
      components: [{ ...component, scope }],
    });
  });
});
