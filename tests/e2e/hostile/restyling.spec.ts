import { test } from '../fixtures/test.ts';
import { type Attack, withstands } from './page.ts';

const css = (text: string): Attack => ({ head: `<style nonce="own">${text}</style>` });

const styles: readonly [row: string, attack: Attack][] = [
  ['zoom', css('html { zoom: 0.1 }')],
  ['a big zoom', css('html { zoom: 7 }')],
  ['transform', css('html, body { transform: scale(0) rotate(90deg) }')],
  [
    'filter and opacity',
    css('html { filter: opacity(0); opacity: 0; clip-path: inset(50%); mix-blend-mode: difference }'),
  ],
  [
    'huge fonts',
    css(
      'html, * { font-size: 300px !important; line-height: 9 !important; letter-spacing: 9em !important; text-indent: -999px !important }',
    ),
  ],
  [
    'pointer-events, visibility and colour',
    css(
      'html, * { pointer-events: none !important; visibility: hidden !important; color: red !important; user-select: none; cursor: none }',
    ),
  ],
  [
    'display and geometry',
    css(
      'html > div { display: none !important; position: fixed !important; left: -9999px !important; width: 0 !important; contain: strict !important; content-visibility: hidden !important }',
    ),
  ],
  [
    'other direction and writing',
    css('html { direction: rtl; unicode-bidi: bidi-override; writing-mode: vertical-rl }'),
  ],
  [
    'our own custom properties',
    css(
      `* { ${['surface', 'ink', 'accent', 'font', 'text'].map((name) => `--dz-${name}: transparent !important`).join(';')} }`,
    ),
  ],
  [
    'registered custom properties',
    {
      script: `for (const name of ['surface', 'ink', 'accent', 'text']) CSS.registerProperty({ name: '--dz-' + name, syntax: '<integer>', inherits: false, initialValue: '0' })`,
    },
  ],
  [
    'fonts of the same names',
    css(
      '@font-face { font-family: "system-ui"; src: local("none") } @font-face { font-family: "Segoe UI"; src: url(data:font/woff2;base64,) }',
    ),
  ],
  [
    'attributes on our node',
    {
      after: `host.style.cssText = 'display:none!important;zoom:.1'; host.hidden = true; host.inert = true; host.popover = 'auto'; host.ariaHidden = 'true'; host.className = 'x';`,
    },
  ],
];

const policies: readonly [row: string, attack: Attack][] = [
  ['CSP default-src none', { headers: { 'content-security-policy': "default-src 'none'" } }],
  [
    'Trusted Types',
    { headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" } },
  ],
  ['a sandbox without an origin', { headers: { 'content-security-policy': 'sandbox allow-scripts' } }],
];

for (const [row, attack] of [...styles, ...policies]) {
  test(row, async ({ pc, journal }) => withstands({ pc, journal }, attack));
}
