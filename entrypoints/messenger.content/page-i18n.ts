import { browser } from 'wxt/browser';

/**
 * Stands in for @wxt-dev/i18n in the script on a page (wxt.config.ts): the texts of a warning have named places and
 * nothing else, and every byte here is loaded with every page of a messenger.
 */
export function createI18n() {
  return {
    /** The text of a key, with its named places filled in. */
    t(key: string, named: Record<string, string | number> = {}): string {
      const text = browser.i18n.getMessage(key.replaceAll('.', '_') as never);
      return text.replace(/\{(\w+)\}/g, (place, name: string) => String(named[name] ?? place));
    },
  };
}
