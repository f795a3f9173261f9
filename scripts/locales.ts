import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';

/**
 * `npm run locales`: tell what each file of locales/ lacks beside ru.yml; with the name of a locale, list the keys. A text
 * that is missing is shown in Russian: https://developer.chrome.com/docs/extensions/reference/api/i18n#how-its-done
 * Exit with 1 if a locale holds a key or a placeholder that ru.yml does not have.
 */
const listed = process.argv[2];
const russian = await texts('ru');

for (const file of globSync('locales/*.yml').sort()) {
  const name = basename(file, '.yml');
  if (name === 'ru') continue;
  const locale = await texts(name);
  const missing = [...russian.keys()].filter((key) => !locale.has(key));
  const wrong = [...locale].filter(([key, text]) => placeholders(text) !== placeholders(russian.get(key) ?? ''));
  console.log(
    `${name}: ${missing.length === 0 ? 'complete' : `${missing.length} of ${russian.size} texts are missing`}`,
  );
  if (name === listed) for (const key of missing) console.log(`  ${key}: ${russian.get(key)}`);
  for (const [key] of wrong) {
    console.error(`${name}: ${key} ${russian.has(key) ? 'has other placeholders than in' : 'is not in'} ru.yml`);
    process.exitCode = 1;
  }
}

/** Return the texts of a locale by their keys. */
async function texts(name: string): Promise<Map<string, string>> {
  const messages = await parseMessagesFile(`locales/${name}.yml`);
  return new Map(messages.map((one) => [one.key.join('.'), one.type === 'plural' ? '' : one.message]));
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+(?=[}:])/g))].sort().join();
}
