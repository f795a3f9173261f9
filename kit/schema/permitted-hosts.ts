import type { Permitted } from '../../core/rules/rule-schema.ts';

const start = '<!-- адреса: начало; пишет npm run schema -->';
const end = '<!-- адреса: конец -->';

/**
 * Replace the table of hosts that a school's filter must let pass in a document.
 * @throws Error if the document has no markers
 */
export function withPermittedHosts(document: string, { checked, platforms }: Permitted): string {
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/administrator.md has no markers for the hosts');
  const rows = platforms.map(({ name, hosts }) => `| ${name.ru} | ${hosts.map((host) => `\`${host}\``).join(', ')} |`);
  const about = `Проверено ${day(checked)}. Эти адреса должны быть открыты в фильтре школы:`;
  const table = ['| платформа | адреса |', '| --- | --- |', ...rows].join('\n');
  return `${document.slice(0, from)}${start}\n\n${about}\n\n${table}\n\n${document.slice(to)}`;
}

/** Write an ISO date as Russian documents do: `28.11.2026`. */
const day = (iso: string): string => iso.split('-').reverse().join('.');
