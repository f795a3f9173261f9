import { browser } from 'wxt/browser';

/**
 * Replaces @wxt-dev/i18n in the content script (wxt.config.ts): the texts of a warning only have named placeholders,
 * and every byte here is loaded with every page of a messenger. A placeholder that is not given is a word of the
 * built-in regulation, which the build adds to the messages.
 */
export function createI18n() {
  return {
    /** Return the text of a key, with its placeholders filled in. */
    t(key: string, named: Record<string, string | number> = {}): string {
      return message(key.replaceAll('.', '_')).replace(/\{(\w+)\}/g, (_, name: string) =>
        String(named[name] ?? message(`regulation_${name}`)),
      );
    },
  };
}

function message(name: string): string {
  return browser.i18n.getMessage(name as never);
}
