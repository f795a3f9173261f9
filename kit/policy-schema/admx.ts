import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.d.ts';
import { chromiumBrowsers, firefox, type PolicyBrowser, settingsKey } from './browsers.ts';
import { fieldWords } from './field-words.ts';
import { type PolicyField, policyFields } from './fields.ts';
import { type PolicyLanguage, productWords, valueWords } from './words.ts';

/** Ids of the extension. */
export interface ExtensionIds {
  /** In Chromium browsers: 32 letters from a to p, computed from the key that signs the CRX. */
  id: string;
  /** In Firefox, as in the manifest; without it the template leaves Firefox out. */
  firefoxId?: string;
}

const namespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';

/**
 * Maximum length of a text policy, characters. The default is 1023
 * (https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/cc732210(v=ws.10)).
 */
const maxTextLength = 1_000_000;

/**
 * Return the administrative template for Windows: every field for every browser, in the registry keys of the extension.
 * @throws RangeError if `id` is not a Chromium extension id
 */
export function admx({ id, firefoxId }: ExtensionIds): string {
  if (!/^[a-p]{32}$/.test(id)) throw new RangeError('an extension id has 32 letters from a to p');
  const targets = [
    ...chromiumBrowsers.map((browser) => ({ browser, key: settingsKey(browser, id) })),
    ...(firefoxId ? [{ browser: firefox, key: settingsKey(firefox, firefoxId) }] : []),
  ];
  const root = documentOf('policyDefinitions');
  root.ele('policyNamespaces').ele('target', { prefix: 'dezhurny', namespace: 'Dezhurny.Policies' });
  root.ele('resources', { minRequiredRevision: '1.0' });
  root
    .ele('supportedOn')
    .ele('definitions')
    .ele('definition', { name: 'supported', displayName: '$(string.supported)' });
  const categories = root.ele('categories');
  categories.ele('category', { name: 'dezhurny', displayName: '$(string.product)', explainText: '$(string.about)' });
  for (const { browser } of targets) {
    const category = { name: browser.id, displayName: `$(string.browser_${browser.id})` };
    categories.ele('category', category).ele('parentCategory', { ref: 'dezhurny' });
  }
  const policies = root.ele('policies');
  for (const { browser, key } of targets) {
    for (const field of policyFields()) addPolicy(policies, field, browser, key);
  }
  return written(root);
}

function addPolicy(policies: XMLBuilder, field: PolicyField, browser: PolicyBrowser, key: string): void {
  const { name } = field;
  const policy = policies.ele('policy', {
    name: `${browser.id}_${name}`,
    class: 'Both',
    displayName: `$(string.${name})`,
    explainText: `$(string.${name}_about)`,
    key,
    ...(field.kind === 'switch' ? { valueName: name } : { presentation: `$(presentation.${name})` }),
  });
  policy.ele('parentCategory', { ref: browser.id });
  policy.ele('supportedOn', { ref: 'supported' });
  if (field.kind === 'switch') {
    policy.ele('enabledValue').ele('decimal', { value: 1 });
    policy.ele('disabledValue').ele('decimal', { value: 0 });
  } else addElement(policy.ele('elements'), field);
}

function addElement(elements: XMLBuilder, field: PolicyField): void {
  const own = { id: field.name, valueName: field.name, required: true };
  if (field.kind === 'number') elements.ele('decimal', { ...own, minValue: field.least, maxValue: field.most });
  else if (field.kind === 'choice') {
    const choice = elements.ele('enum', own);
    for (const value of field.values) {
      const item = choice.ele('item', { displayName: `$(string.${valueId(field.name, value)})` });
      item.ele('value').ele('string').txt(value);
    }
  } else elements.ele('text', { ...own, maxLength: (field.kind === 'text' && field.longest) || maxTextLength });
}

/** Return the texts of the template in one language, for the folder `ru-RU` or `en-US`. */
export function adml(language: PolicyLanguage): string {
  const root = documentOf('policyDefinitionResources');
  root.ele('displayName').txt(productWords.product[language]);
  root.ele('description').txt(productWords.about[language]);
  const resources = root.ele('resources');
  const strings = resources.ele('stringTable');
  for (const [id, text] of stringsOf(language)) strings.ele('string', { id }).txt(text);
  const presentations = resources.ele('presentationTable');
  for (const field of policyFields()) {
    if (field.kind !== 'switch') addPresentation(presentations, field, fieldWords[field.name][language].title);
  }
  return written(root);
}

function stringsOf(language: PolicyLanguage): [string, string][] {
  const fields = policyFields();
  return [
    ...Object.entries(productWords).map(([id, text]): [string, string] => [id, text[language]]),
    ...[...chromiumBrowsers, firefox].map(({ id, name }): [string, string] => [`browser_${id}`, name[language]]),
    ...fields.flatMap(({ name }): [string, string][] => [
      [name, fieldWords[name][language].title],
      [`${name}_about`, fieldWords[name][language].about],
    ]),
    ...fields.flatMap((field) =>
      field.kind === 'choice'
        ? field.values.map((value): [string, string] => [
            valueId(field.name, value),
            `${value} — ${valueWords[value as keyof typeof valueWords][language]}`,
          ])
        : [],
    ),
  ];
}

function addPresentation(presentations: XMLBuilder, field: PolicyField, title: string): void {
  const presentation = presentations.ele('presentation', { id: field.name });
  const refId = field.name;
  if (field.kind === 'choice') {
    const standard = field.values.indexOf(String(field.standard));
    presentation.ele('dropdownList', { refId, noSort: true, defaultItem: Math.max(0, standard) }).txt(title);
  } else if (field.kind === 'number') {
    presentation.ele('decimalTextBox', { refId, defaultValue: field.standard ?? field.least }).txt(title);
  } else {
    const box = presentation.ele('textBox', { refId });
    box.ele('label').txt(title);
    if (typeof field.standard === 'string') box.ele('defaultValue').txt(field.standard);
  }
}

/** Return the id of a value's text; ids have letters, digits and underscores. */
const valueId = (field: string, value: string): string => `${field}_${value.replaceAll('-', '_')}`;

function documentOf(name: string): XMLBuilder {
  return create({ version: '1.0', encoding: 'utf-8' }).ele(namespace, name, { revision: '1.0', schemaVersion: '1.0' });
}

function written(root: XMLBuilder): string {
  return `${root.end({ prettyPrint: true })}\n`;
}
