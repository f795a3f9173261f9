import { existsSync, readFileSync } from 'node:fs';

/** Return the arguments that make a browser log the messages of its pages to a file. */
export function loggingArgs(file: string): string[] {
  return ['--enable-logging', `--log-file=${file}`];
}

/** Return the content security policy violations of an extension's pages and scripts, from a browser's log. */
export function violationsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.includes('Content Security Policy') && /source: chrome-extension:/.test(line));
}

/** Return code for Firefox's chrome window that lists them, one a line. @param id in the extension's addresses */
export function violationsOf(id: string): string {
  return `Services.console.getMessageArray()
    .filter((one) => one instanceof Ci.nsIScriptError && one.category.startsWith('CSP'))
    .filter((one) => (one.sourceName + one.errorMessage).includes('moz-extension://${id}'))
    .map((one) => one.errorMessage)
    .join('\\n')`;
}
