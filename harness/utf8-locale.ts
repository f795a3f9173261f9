/**
 * Return what the environment of a browser lacks for files with Cyrillic names: on Linux Chromium neither opens nor saves them
 * in a locale of ASCII, and a bare machine or a container has no other.
 * https://www.gnu.org/software/libc/manual/html_node/Locale-Categories.html
 */
export function utf8Locale({ LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): { LC_ALL?: string } {
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '') ? {} : { LC_ALL: 'C.UTF-8' };
}
