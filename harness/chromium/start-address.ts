import { writeFileSync } from 'node:fs';
import { findChromium } from '../find-browser.ts';

/**
 * Writes a command that starts the browser with an address to open. Playwright refuses one among the arguments
 * (https://playwright.dev/docs/api/class-browsertype#browser-type-launch-persistent-context).
 * @param file where the command is written
 * @returns the file
 */
export function startingAt(address: string, file: string): string {
  const browser = findChromium() ?? 'chromium';
  // Headless Chromium opens one address alone: this one, and not Playwright's.
  const others = 'for arg do shift; [ "$arg" = about:blank ] || set -- "$@" "$arg"; done';
  writeFileSync(file, `#!/bin/sh\n${others}\nexec '${browser}' "$@" '${address}'\n`, { mode: 0o755 });
  return file;
}
