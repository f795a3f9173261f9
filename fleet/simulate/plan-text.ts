import { costOf, type Plan, type Prices, planFor, type Simulation } from './plan.ts';

/** Sizes of regions in the plan, with the number of servers of each. */
const regions: readonly { pcs: number; engines: number; collectors: number }[] = [
  { pcs: 500, engines: 1, collectors: 0 },
  { pcs: 100_000, engines: 2, collectors: 2 },
  { pcs: 200_000, engines: 2, collectors: 2 },
  { pcs: 1_000_000, engines: 2, collectors: 3 },
];

/** Assumed prices of a server and of a GB of disk, roubles a month. */
const machine = 12_000;
const gigabyte = 15;

/** Return the computed part of docs/region.md: load over a day, storage, servers and costs. */
export function planText(found: Simulation): string {
  const { pcs, schoolDays, on, incidents, seed } = found;
  return `Просчитано: ${whole(pcs)} компьютеров, ${schoolDays} учебных дней, включены ${whole(on * 100)} % компьютеров, на каждом
в среднем ${fine(incidents)} случая в день (у каждого исход, у каждого дня печать), seed ${seed}. Отправка — с тем же
случайным сдвигом до 45 минут, что в расширении; компьютеры включают в течение получаса до первого звонка, и не
успевшее уйти накануне уходит сразу.

| | |
| --- | ---: |
| запросов в учебный день | ${whole(found.requestsADay)} |
| записей в учебный день | ${whole(found.entriesADay)} |
| сжатых тел запросов в день, МБ | ${whole(found.packedBytesADay / 1e6)} |
| байт на запись по сети | ${whole(found.packedBytesADay / found.entriesADay)} |
| запросов в секунду: в среднем за сутки | ${fine(found.mean)} |
| запросов в секунду: обычный пик (минута) | ${fine(found.usualPeak)} |
| запросов в секунду: самая занятая минута года | ${fine(found.peak)} |
| байт на диске на запись | ${fine(found.bytesPerRow)} |

${curveText(found)}

${growthText(found)}

${packedText(found)}

${regionsText(found)}`;
}

function curveText({ curve }: Simulation): string {
  const rows = Object.entries(curve).map(([time, requests]) => `| ${time} | ${fine(requests)} |`);
  return `Запросы в секунду по четвертям часа, в среднем за учебный день:\n\n| с | запросов/с |\n| --- | ---: |\n${rows.join('\n')}`;
}

function growthText({ months, bytesPerRow, bytesByColumn }: Simulation): string {
  let all = 0;
  const rows = Object.entries(months).map(([month, entries]) => {
    all += entries;
    return `| ${month} | ${whole(entries)} | ${fine((all * bytesPerRow) / 1e9)} |`;
  });
  const columns = Object.entries(bytesByColumn).map(([column, bytes]) => `\`${column}\` ${fine(bytes)}`);
  return `Рост хранения (байты на запись измерены по system.parts настоящего движка; больше всего занимают ${columns
    .slice(0, 3)
    .join(', ')}):\n\n| месяц | записей | накоплено, ГБ |\n| --- | ---: | ---: |\n${rows.join('\n')}`;
}

function packedText({ packed }: Simulation): string {
  const rows = Object.entries(packed).map(
    ([size, bytes]) => `| ${size} | ${whole(bytes)} | ${fine(bytes / Number(size))} |`,
  );
  return `Сжатый запрос, измерено на телах расширения:\n\n| записей | байт | байт на запись |\n| ---: | ---: | ---: |\n${rows.join('\n')}`;
}

function regionsText(found: Simulation): string {
  const rows = regions.map(({ pcs, ...machines }) => {
    const plan = planFor(pcs, found);
    return `| ${cellsOf(plan, { machine, gigabyte, ...machines }).join(' | ')} |`;
  });
  return `План (в пропорции к просчитанному; ₽ — по формуле ниже при ${whole(machine)} ₽ за машину с 4 ядрами и 16 ГБ и ${gigabyte} ₽ за ГБ
диска в месяц; это допущения, подставьте свои):

| компьютеров | записей в день | пик, запросов/с | после дня простоя, запросов/с | сжатых тел в день, ГБ | записей в год | диск на копию, ГБ в год | машин: движок + сборщик | ₽ в месяц |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | :---: | ---: |
${rows.join('\n')}`;
}

function cellsOf(plan: Plan, prices: Prices): string[] {
  return [
    whole(plan.pcs),
    whole(plan.entriesADay),
    fine(plan.peak),
    fine(plan.afterOutage),
    fine(plan.packedGigabytesADay),
    whole(plan.rowsAYear),
    fine(plan.gigabytesAYear),
    `${prices.engines} + ${prices.collectors}`,
    whole(costOf(plan, prices)),
  ];
}

const whole = (number: number): string => Math.round(number).toLocaleString('ru').replaceAll('\u00a0', ' ');
const fine = (number: number): string =>
  number.toLocaleString('ru', { maximumFractionDigits: number < 10 ? 2 : 1 }).replaceAll('\u00a0', ' ');
