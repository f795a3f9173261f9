import { i18n } from '#i18n';
import { language } from './language.ts';

/** The order of a text's forms, by the names of CLDR: https://cldr.unicode.org/index/cldr-spec/plural-rules */
const FORMS = ['one', 'few', 'many'];

/**
 * Return the text of a key with its numbers and the words that agree with them. A text holds the forms of a word in its
 * braces: `{count} {count:случай|случая|случаев}` (one, few, many), in English `{count:incident|incidents}`. A form that a
 * text lacks is its last one. Numbers are grouped as the language does: «3 000».
 */
export const counted = ((key: never, named: Record<string, string | number>) => {
  const text: string = i18n.t(key, inDigits(named) as never);
  return text.replace(/\{(\w+):([^}]*)\}/g, (_, name: string, forms: string) =>
    formOf(Number(named[name]), forms.split('|')),
  );
}) as typeof i18n.t;

function formOf(count: number, forms: readonly string[]): string {
  const at = FORMS.indexOf(new Intl.PluralRules(language()).select(count));
  return forms[at] ?? forms.at(-1) ?? '';
}

function inDigits(named: Record<string, string | number>): Record<string, string> {
  const digits = new Intl.NumberFormat(language());
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, typeof value === 'number' ? digits.format(value) : value]),
  );
}
