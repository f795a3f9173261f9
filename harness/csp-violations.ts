import { existsSync, readFileSync } from 'node:fs';

/** Command line that has a browser write what its pages complain of into a file. */
export function loggingArgs(file: string): string[] {
  return ['--enable-logging', `--log-file=${file}`];
}

/** What an extension's own pages and scripts did against their content security policy, by a browser's log. */
export function violationsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.includes('Content Security Policy') && /source: chrome-extension:/.test(line));
}

/** Code for Firefox's own window: the same, by its console, a line each. @param id in the addresses of the extension */
export function violationsOf(id: string): string {
  return `Services.console.getMessageArray()
    .filter((one) => one instanceof Ci.nsIScriptError && one.category.startsWith('CSP'))
    .filter((one) => (one.sourceName + one.errorMessage).includes('moz-extension://${id}'))
    .map((one) => one.errorMessage)
    .join('\\n')`;
}
