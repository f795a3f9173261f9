import { type PolicyField, policyFields } from './fields.ts';
import { policyWords } from './words.ts';

const start = '<!-- политика: начало; пишет npm run schema -->';
const end = '<!-- политика: конец -->';

/** The document with the table of all fields of a policy. @throws when the document has no place for it */
export function withPolicyTable(document: string): string {
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/policy.md has no place for the table');
  return `${document.slice(0, from)}${start}\n\n${table()}\n${document.slice(to)}`;
}

function table(): string {
  const rows = policyFields().map((field) => {
    const { title, about } = policyWords.ru.fields[field.name];
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
    case 'choice': {
      const known = policyWords.ru.values;
      return field.values.map((value) => `\`${value}\` — ${known[value as keyof typeof known]}`).join('; ');
    }
    case 'number':
      return `целое ${field.least}–${field.most}`;
    case 'switch':
      return '`true` или `false`';
    case 'text':
      return field.longest ? `строка до ${field.longest} знаков` : 'строка';
    case 'object':
      return 'объект';
  }
}

function standard({ name, standard: value }: PolicyField): string {
  if (value !== null) return `\`${value}\``;
  return name === 'timetable' ? 'ни одного звонка' : 'нет';
}
