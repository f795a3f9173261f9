import { listGenitive } from '../core/regulation/list-genitive.ts';
import { type Regulation, regulationSchema } from '../core/regulation/regulation-schema.ts';
import { knownNoun, schoolNouns } from '../core/regulation/school-nouns.ts';
import { usualPlatform } from '../core/regulation/usual-platform.ts';
import { askItems } from './regulation-items.ts';
import { askPlatforms } from './regulation-platforms.ts';
import { asking, askOrNone, askUntilValid, bySchema, NONE, type ReadAnswer, type Terminal } from './terminal.ts';

const { shape } = regulationSchema;

/** Ask for each part of a regulation, as the paper has it. English texts are left to its file. */
export async function makeRegulation(terminal: Terminal): Promise<Regulation> {
  const first = await askDocument(terminal);
  const list = await askList(terminal);
  const items = await askItems(terminal);
  const platforms = await askPlatforms(terminal, items);
  const platform = await askPlatform(terminal, platforms);
  return {
    ...first,
    list,
    items,
    ...platform,
    platforms,
    ...(await askRole(terminal)),
    ...(await askSupport(terminal)),
  };
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

/** Ask what sentences call the platforms together, and for the clause that names them. */
async function askPlatform(
  terminal: Terminal,
  platforms: Regulation['platforms'],
): Promise<Pick<Regulation, 'platform' | 'clause'>> {
  const question = 'Разрешённая платформа, как её называть, с кавычками';
  const ru = await asking(terminal)(question, shape.platform.shape.ru, usualPlatform(platforms).ru);
  const clause = await askOrNone(terminal, 'Пункт, который её называет', shape.clause.def.innerType);
  return { platform: { ru }, ...(clause && { clause }) };
}

async function askRole(terminal: Terminal): Promise<Pick<Regulation, 'roles'>> {
  const schema = shape.roles.def.element.shape.ru;
  const ru = await asking(terminal)('Кто отвечает: должность, не имя', schema, 'Ответственный за применение сервисов');
  return { roles: [{ ru }] };
}

/** Ask for the addresses that screens name for help. */
async function askSupport(terminal: Terminal): Promise<Pick<Regulation, 'support'>> {
  const question = 'Почта поддержки и пункт после неё, через запятую (help@school.example 4.2)';
  const read = bySchema(shape.support);
  const support = await askUntilValid(terminal, `${question} («${NONE}», если нет)`, NONE, (answer) =>
    read(answer === NONE ? [] : answer.split(',').map(readSupport)),
  );
  return { support };
}

function readSupport(line: string): unknown {
  const [address, ...clause] = line.trim().split(/\s+/);
  return { address, ...(clause.length > 0 && { clause: clause.join(' ') }) };
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
