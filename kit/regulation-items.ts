import { type RegulationItem, regulationSchema } from '../core/regulation/regulation-schema.ts';
import { catalogue } from '../rules/catalogue.ts';
import { askUntilValid, bySchema, type ReadAnswer, type Terminal } from './terminal.ts';

const itemSchema = regulationSchema.shape.items.def.element;

/** Ask which systems of the catalogue the list has, and for the item and the name of each. */
export async function askItems(terminal: Terminal): Promise<RegulationItem[]> {
  for (const [at, { id, name }] of catalogue.entries()) terminal.say(`${at + 1} — ${name.ru} (${id})`);
  const question = 'Системы списка по порядку документа: числа через запятую';
  const systems = await askUntilValid(terminal, question, '', readSystems);
  const items: RegulationItem[] = [];
  for (const { id, name } of systems) {
    const text = `Пункт системы ${name.ru}, а если документ называет её иначе, то и название (4.1 или 4.1 Skype)`;
    items.push(await askUntilValid(terminal, text, String(items.length + 1), (answer) => readItem(answer, id)));
  }
  return items;
}

/** Read numbers of the catalogue, each once. */
function readSystems(answer: string): ReadAnswer<typeof catalogue> {
  const numbers = answer.split(',').map((one) => one.trim());
  const unknown = numbers.find((one) => !/^\d+$/.test(one) || !catalogue[Number(one) - 1]);
  if (unknown !== undefined) return { problem: `ответ: системы с номером «${unknown}» нет` };
  const chosen = numbers.flatMap((one) => catalogue[Number(one) - 1] ?? []);
  const twice = chosen.find((system, at) => chosen.indexOf(system) !== at);
  return twice ? { problem: `ответ: ${twice.name.ru} названа дважды` } : { value: chosen };
}

/** Read `4.1`, or `4.1 Skype` with the name that the paper writes. */
function readItem(answer: string, system: string): ReadAnswer<RegulationItem> {
  const [item, ...rest] = answer.split(/\s+/);
  const name = rest.join(' ');
  return bySchema(itemSchema)({ item, system, ...(name && { name }) });
}
