import { browser } from 'wxt/browser';

/**
 * Replaces @wxt-dev/i18n in the content script (wxt.config.ts): the texts of a warning only have named placeholders,
 * and every byte here is loaded with every page of a messenger.
 */
export function createI18n() {
  return {
    /** Return the text of a key, with its placeholders filled in. */
    t(key: string, named: Record<string, string | number> = {}): string {
      const text = browser.i18n.getMessage(key.replaceAll('.', '_') as never);
      return text.replace(/\{(\w+)\}/g, (place, name: string) => String(named[name] ?? place));
    },
  };
}
