import { parseMessagesFile } from '@wxt-dev/i18n/build';

type Language = 'ru' | 'en';
const texts = { ru: await read('ru'), en: await read('en') };
let language: Language = 'ru';

/** Set the language of the next renders. */
export function speak(chosen: Language): void {
  language = chosen;
}

/** Replaces '#i18n': the same texts from locales/, but stricter than the browser. */
export const i18n = {
  t(key: string, named: Record<string, string | number> = {}): string {
    const text = texts[language].get(key);
    if (!text) throw new Error(`${language}.yml has no ${key}`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!(name in named)) throw new Error(`${key} needs {${name}}`);
      return String(named[name]);
    });
  },
};

async function read(name: Language): Promise<Map<string, string>> {
  const messages = await parseMessagesFile(`locales/${name}.yml`);
  return new Map(
    messages.map((message) => [message.key.join('.'), message.type === 'plural' ? '' : (message.message ?? '')]),
  );
}
