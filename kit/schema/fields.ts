import * as z from 'zod/mini';
import { type Entry, entryVersions } from '../../core/journal/entry.ts';
import { sealVersions } from '../../core/journal/seal.ts';
import { purposes, sealPurposes } from './purposes.ts';

/** The keywords of a JSON Schema by zod that are read here. */
interface FieldSchema {
  const?: unknown;
  enum?: readonly unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  anyOf?: readonly FieldSchema[];
  type?: string;
}

const start = '<!-- поля: начало; пишет npm run schema -->';
const end = '<!-- поля: конец -->';

/** Replace the tables of journal fields in a document. @throws Error if the document has no markers */
export function withFields(document: string): string {
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/data.md has no markers for the tables');
  return `${document.slice(0, from)}${start}\n\n${tables()}\n${document.slice(to)}`;
}

function tables(): string {
  const kinds = (Object.keys(entryVersions) as Entry['kind'][]).map((kind) => {
    const { title, fields } = purposes[kind];
    return `${title}\n\n${table(newestOf(entryVersions[kind]), fields)}`;
  });
  const seal = `**Печать дня** — закрывает день, в который браузер работал, даже если записей нет.\n\n${table(newestOf(sealVersions), sealPurposes)}`;
  return [...kinds, seal].join('\n');
}

/** Return the newest schema of a table of versions, which is the last one. */
function newestOf(versions: readonly z.core.$ZodType[]): z.core.$ZodType {
  return versions.at(-1) as z.core.$ZodType;
}

function table(schema: z.core.$ZodType, fields: Record<string, string>): string {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as { properties?: Record<string, FieldSchema> };
  const rows = Object.entries(properties).map(
    ([name, field]) => `| \`${name}\` | ${fields[name] ?? common[name] ?? ''} | ${values(field)} | ${retention} |`,
  );
  return `${['| поле | зачем | значения и точность | сколько хранится |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
}

const common: Record<string, string> = { v: 'версия записи', kind: 'вид записи' };

/** The same for every field: retention deletes whole days. */
const retention = 'срок хранения';

function values(field: FieldSchema): string {
  if (field.anyOf) {
    return field.anyOf.map((one) => (one.type === 'null' ? 'или пусто' : values(one))).join(' ');
  }
  if (field.const !== undefined) return `\`${field.const}\``;
  if (field.enum) return field.enum.map((one) => `\`${one}\``).join(' · ');
  if (field.format === 'date') return 'день';
  if (field.format === 'uuid') return 'случайный номер UUIDv4';
  if (field.pattern) return `\`${field.pattern.replaceAll('|', '\\|')}\``;
  const top = field.maximum === undefined || field.maximum >= Number.MAX_SAFE_INTEGER ? '' : `–${field.maximum}`;
  const bottom = field.minimum ?? Math.max(0, (field as { exclusiveMinimum?: number }).exclusiveMinimum ?? -1) + 1;
  return top ? `целое ${bottom}${top}` : `целое от ${bottom}`;
}
