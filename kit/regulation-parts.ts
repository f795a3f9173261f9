import type * as z from 'zod/mini';
import { listGenitive } from '../core/regulation/list-genitive.ts';
import { permittedClashes } from '../core/regulation/permitted-clashes.ts';
import { type Regulation, regulationSchema } from '../core/regulation/regulation-schema.ts';
import { knownNoun, schoolNouns } from '../core/regulation/school-nouns.ts';
import { systemsInForce } from '../core/regulation/systems-in-force.ts';
import { catalogue } from '../rules/catalogue.ts';
import { defaultPermitted } from '../rules/index.ts';
import { askItems } from './regulation-items.ts';
import { askUntilValid, bySchema, type ReadAnswer, type Terminal } from './terminal.ts';

const { shape } = regulationSchema;

/** The answer that leaves a part out. */
const NONE = '-';

/** Ask for each part of a regulation, as the paper has it. Links and support addresses are left to its file. */
export async function makeRegulation(terminal: Terminal): Promise<Regulation> {
  const first = await askDocument(terminal);
  const list = await askList(terminal);
  const items = await askItems(terminal);
  const platform = await askPlatform(terminal);
  const platforms = await askPlatforms(terminal, items);
  return { ...first, list, items, ...platform, platforms, ...(await askRole(terminal)), support: [] };
}

/** The document itself: its id, the school, the title, the order that approved it, and its day. */
async function askDocument(
  terminal: Terminal,
): Promise<Pick<Regulation, 'id' | 'school' | 'title' | 'approval' | 'inForceFrom'>> {
  const ask = asking(terminal);
  const { fullName, shortName } = shape.school.shape;
  return {
    id: await ask('Код порядка для журнала: латиницей, без имён, например gym5-2026-09-01', shape.id),
    school: {
      fullName: { ru: await ask('Полное название школы', fullName.shape.ru) },
      shortName: { ru: await ask('Краткое название школы', shortName.shape.ru) },
      noun: await askUntilValid(terminal, nounQuestion, schoolNouns[0]?.nominative ?? '', readNoun),
    },
    title: { ru: await ask('Название документа, без школы и перечня', shape.title.shape.ru) },
    ...(await askDays(terminal)),
  };
}

async function askDays(terminal: Terminal): Promise<Pick<Regulation, 'approval' | 'inForceFrom'>> {
  const { number: numberSchema } = shape.approval.def.innerType.shape;
  const number = await askOrNone(terminal, 'Номер приказа, которым утверждён', numberSchema.def.innerType);
  const date = await askOrNone(terminal, 'Дата приказа вида 2026-08-28', shape.inForceFrom);
  const inForceFrom = await asking(terminal)('Действует с, день вида 2026-09-01', shape.inForceFrom, date);
  if (!number && !date) return { inForceFrom };
  return { approval: { ...(number && { number }), ...(date && { date }) }, inForceFrom };
}

async function askList(terminal: Terminal): Promise<Regulation['list']> {
  const ask = asking(terminal);
  const nominative = await ask('Как называется список систем', shape.list.shape.nominative, 'Приложение № 1');
  const genitive = shape.list.shape.genitive;
  return { nominative, genitive: await ask('«Системы из …» (того же списка)', genitive, listGenitive(nominative)) };
}

async function askPlatform(terminal: Terminal): Promise<Pick<Regulation, 'platform' | 'clause'>> {
  const question = 'Разрешённая платформа, как её называть, с кавычками';
  const ru = await asking(terminal)(question, shape.platform.shape.ru, '«Сферум в MAX»');
  const clause = await askOrNone(terminal, 'Пункт, который её называет', shape.clause.def.innerType);
  return { platform: { ru }, ...(clause && { clause }) };
}

/** Ask which platforms the buttons open: not those at an address of a listed system. */
function askPlatforms(terminal: Terminal, items: Regulation['items']): Promise<Regulation['platforms']> {
  const named = defaultPermitted.platforms.map(({ name }, at) => `${at + 1} — ${name.ru}`).join(', ');
  const question = `Куда ведут кнопки напоминания, через запятую: ${named}`;
  return askUntilValid(terminal, question, '1, 2', (answer) => readPlatforms(answer, items));
}

function readPlatforms(answer: string, items: Regulation['items']): ReadAnswer<Regulation['platforms']> {
  const numbers = answer.split(',').map((one) => Number(one.trim()));
  const chosen = defaultPermitted.platforms.filter((_, at) => numbers.includes(at + 1));
  if (chosen.length === 0 || numbers.length > chosen.length) return { problem: 'ответ: нужны числа 1 и 2, каждое раз' };
  const clashes = [...permittedClashes(systemsInForce(catalogue, items), chosen)];
  const problem = clashes.map(
    ([id, host]) => `ответ: система ${id} в списке, а платформа открывается по адресу ${host}`,
  );
  return problem.length > 0 ? { problem: problem.join('\n') } : { value: chosen.map(({ id }) => ({ id })) };
}

async function askRole(terminal: Terminal): Promise<Pick<Regulation, 'roles'>> {
  const schema = shape.roles.def.element.shape.ru;
  const ru = await asking(terminal)('Кто отвечает: должность, не имя', schema, 'Ответственный за применение сервисов');
  return { roles: [{ ru }] };
}

const nounQuestion = `Как называть школу: ${schoolNouns.map(({ nominative }) => nominative).join(', ')} или три падежа через запятую (дворец, дворца, дворце)`;

/** Read a known noun, or three cases of another one. */
function readNoun(answer: string): ReadAnswer<Regulation['school']['noun']> {
  const known = knownNoun(answer);
  if (known) return { value: known };
  const [nominative, genitive, prepositional, ...more] = answer.split(',').map((one) => one.trim());
  if (!prepositional || more.length > 0) return { problem: 'ответ: нужны три падежа: кто, кого, о ком' };
  return bySchema(shape.school.shape.noun)({ nominative, genitive, prepositional });
}

/** Return a function that asks for a part until its schema takes the answer. */
function asking(terminal: Terminal) {
  return <T extends z.ZodMiniType>(question: string, schema: T, standard = ''): Promise<z.infer<T>> =>
    askUntilValid(terminal, question, standard, bySchema(schema));
}

/** Ask for a part that a paper may lack. */
function askOrNone<T extends z.ZodMiniType>(
  terminal: Terminal,
  question: string,
  schema: T,
): Promise<z.infer<T> | undefined> {
  const read = bySchema(schema);
  return askUntilValid<z.infer<T> | undefined>(terminal, `${question} («${NONE}», если нет)`, NONE, (answer) =>
    answer === NONE ? { value: undefined } : read(answer),
  );
}
