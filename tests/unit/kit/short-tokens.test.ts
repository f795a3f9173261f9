import { expect, test } from 'vitest';
import { shortenTokens } from '../../../kit/short-tokens.ts';

const css = [
  ':root,.banner,.strip{--dz-ink:#17212b;--dz-space-1:4px;--dz-text:16px;--dz-font:system-ui, "Segoe UI", Roboto, Arial;--dz-text-small:14px}',
  '@media (prefers-color-scheme:dark){:root,.banner,.strip{--dz-ink:#edf1f5}}',
  '.a{color:var(--dz-ink);margin:var(--dz-space-1) calc(-1 * var(--dz-space-1));font:var(--dz-text-small) var(--dz-font)}',
  '.b{font-size:var(--dz-text)}',
].join('');

test('replaces what is the same in both themes by its value, and renames the rest', () => {
  expect(shortenTokens(css)).toBe(
    [
      ':root,.banner,.strip{--dz-0:#17212b;--dz-1:system-ui, "Segoe UI", Roboto, Arial;}',
      '@media (prefers-color-scheme:dark){:root,.banner,.strip{--dz-0:#edf1f5}}',
      '.a{color:var(--dz-0);margin:4px calc(-1 * 4px);font:14px var(--dz-1)}',
      '.b{font-size:16px}',
    ].join(''),
  );
});

test('leaves the prefix alone that the script replaces at run time', () => {
  expect(shortenTokens(`${css}text.replaceAll("--dz-",x)`)).toContain('text.replaceAll("--dz-",x)');
});
