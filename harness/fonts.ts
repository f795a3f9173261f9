import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Fonts from npm packages. Condensed is narrow; Noto Sans is wider than DejaVu Sans Condensed, narrower than DejaVu Sans. */
export const fontFamilies = ['DejaVu Sans', 'DejaVu Sans Condensed', 'Noto Sans'] as const;

export type FontFamily = (typeof fontFamilies)[number];

const folders = [
  'node_modules/dejavu-fonts-ttf/ttf',
  'node_modules/@expo-google-fonts/noto-sans/400Regular',
  'node_modules/@expo-google-fonts/noto-sans/700Bold',
];

/** Return the folders of the fonts, for Firefox, whose sandbox reads fonts from the system's folders only. */
export function fontFolders(): string[] {
  return folders.flatMap((one) => [`${resolve(one)}/`, `${realpathSync(one)}/`]);
}

/**
 * Write a fontconfig file that gives a browser the fonts of our packages and none of the machine, so that no layout or
 * screenshot depends on installed fonts. The format: https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
 * @param family stands for every generic family, `system-ui` and unknown names included
 * @returns the environment variable that points a browser to the file
 */
export function fontEnvironment(family: FontFamily): { FONTCONFIG_FILE: string } {
  const folder = join(tmpdir(), 'dezhurny-fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${family.replaceAll(' ', '-').toLowerCase()}.conf`);
  const generic = ['sans-serif', 'serif', 'monospace', 'system-ui', 'cursive', 'fantasy'];
  const aliases = generic.map(
    (name) => `<alias binding="strong"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`,
  );
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>',
    ...folders.map((one) => `<dir>${resolve(one)}</dir>`),
    `<cachedir>${join(folder, 'cache')}</cachedir>`,
    ...aliases,
    `<match target="pattern"><edit name="family" mode="append"><string>${family}</string></edit></match>`,
    '</fontconfig>',
  ];
  writeFileSync(file, lines.join('\n'));
  return { FONTCONFIG_FILE: file };
}
