import { fieldWords } from './field-words.ts';
import { type PolicyField, policyFields } from './fields.ts';
import { valueWords } from './words.ts';

const start = '<!-- политика: начало; пишет npm run schema -->';
const end = '<!-- политика: конец -->';

/** Replace the table of policy fields in a document. @throws Error if the document has no markers */
export function withPolicyTable(document: string): string {
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/policy.md has no markers for the table');
  return `${document.slice(0, from)}${start}\n\n${table()}\n${document.slice(to)}`;
}

function table(): string {
  const rows = policyFields().map((field) => {
    const { title, about } = fieldWords[field.name].ru;
    const cells = [`\`${field.name}\``, `**${title}.** ${about}`, values(field), standard(field), registry[field.kind]];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [
    '| поле | что задаёт | значения | если не задано нигде | в реестре |',
    '| --- | --- | --- | --- | --- |',
  ];
  return `${[...head, ...rows].join('\n')}\n`;
}

const registry: Record<PolicyField['kind'], string> = {
  choice: 'REG_SZ',
  number: 'REG_DWORD',
  switch: 'REG_DWORD, 1 или 0',
  text: 'REG_SZ',
  object: 'REG_SZ с JSON',
};

function values(field: PolicyField): string {
  switch (field.kind) {
    case 'choice':
      return field.values
        .map((value) => `\`${value}\` — ${valueWords[value as keyof typeof valueWords].ru}`)
        .join('; ');
    case 'number':
      return `целое ${field.least}–${field.most}`;
    case 'switch':
      return '`true` или `false`';
    case 'text':
      return field.longest ? `строка до ${field.longest} знаков` : 'строка';
    case 'object':
      return field.name === 'allowedAddresses' ? 'список' : 'объект';
  }
}

function standard({ name, standard: value }: PolicyField): string {
  if (value !== null) return `\`${value}\``;
  return name === 'timetable' ? 'ни одного звонка' : 'нет';
}
