import { permittedClashes } from '../core/regulation/permitted-clashes.ts';
import { type Regulation, regulationSchema } from '../core/regulation/regulation-schema.ts';
import { systemsInForce } from '../core/regulation/systems-in-force.ts';
import type { Permitted } from '../core/rules/rule-schema.ts';
import { catalogue } from '../rules/catalogue.ts';
import { defaultPermitted } from '../rules/index.ts';
import { askUntilValid, bySchema, type ReadAnswer, type Terminal } from './terminal.ts';

type Items = Regulation['items'];
type Platform = Regulation['platforms'][number];
type Standard = Permitted['platforms'][number];

const { shape } = regulationSchema.shape.platforms.def.element;

/** Ask which platforms the buttons open, and for the name, the link and the hosts of each. */
export async function askPlatforms(terminal: Terminal, items: Items): Promise<Platform[]> {
  const named = defaultPermitted.platforms.map(({ name }, at) => `${at + 1} — ${name.ru}`).join(', ');
  const question = `Куда ведут кнопки напоминания, через запятую: ${named}`;
  const chosen = await askUntilValid(terminal, question, '1, 2', (answer) => readPlatforms(answer, items));
  const platforms: Platform[] = [];
  for (const standard of chosen) platforms.push(await askPlatform(terminal, standard, items));
  return platforms;
}

function readPlatforms(answer: string, items: Items): ReadAnswer<Standard[]> {
  const numbers = answer.split(',').map((one) => Number(one.trim()));
  const chosen = defaultPermitted.platforms.filter((_, at) => numbers.includes(at + 1));
  if (chosen.length === 0 || numbers.length > chosen.length) return { problem: 'ответ: нужны числа 1 и 2, каждое раз' };
  return unclashed(chosen, chosen, items);
}

/** Ask for what a school may call or host otherwise. What is usual is left out, so that it follows the defaults. */
async function askPlatform(terminal: Terminal, standard: Standard, items: Items): Promise<Platform> {
  const { id, name, link, hosts } = standard;
  const ask = <T>(question: string, usual: string, read: (answer: string) => ReadAnswer<T>): Promise<T | undefined> =>
    askUntilValid<T | undefined>(terminal, `${name.ru}: ${question}`, usual, (answer) =>
      answer === usual ? { value: undefined } : read(answer),
    );
  const readName = bySchema(shape.name.def.innerType.shape.ru);
  const own = {
    name: await ask('название на кнопке', name.ru, readName),
    link: await ask('ссылка кнопки', link, checkedAddress(bySchema(shape.link.def.innerType), 'link', standard, items)),
    hosts: await ask('узлы через пробел, которые пропускает фильтр школы', hosts.join(' '), (answer) =>
      checkedAddress(bySchema(shape.hosts.def.innerType), 'hosts', standard, items)(answer.split(/\s+/)),
    ),
  };
  return {
    ...{ id, ...(own.name !== undefined && { name: { ru: own.name } }) },
    ...(own.link !== undefined && { link: own.link }),
    ...(own.hosts !== undefined && { hosts: own.hosts }),
  };
}

/** Return a reader of a link or hosts that also refuses the address of a listed system. */
function checkedAddress<F extends 'link' | 'hosts'>(
  read: (answer: unknown) => ReadAnswer<Standard[F]>,
  field: F,
  standard: Standard,
  items: Items,
): (answer: unknown) => ReadAnswer<Standard[F]> {
  return (answer) => {
    const result = read(answer);
    return 'problem' in result ? result : unclashed(result.value, [{ ...standard, [field]: result.value }], items);
  };
}

/** Return a value if no listed system is at an address of the platforms, and else which one is. */
function unclashed<T>(value: T, platforms: readonly Standard[], items: Items): ReadAnswer<T> {
  const clashes = [...permittedClashes(systemsInForce(catalogue, items), [...platforms])];
  const problem = clashes.map(
    ([id, host]) => `ответ: система ${id} в списке, а платформа открывается по адресу ${host}`,
  );
  return problem.length > 0 ? { problem: problem.join('\n') } : { value };
}
