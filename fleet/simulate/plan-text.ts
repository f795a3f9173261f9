import { costOf, type Plan, type Prices, planFor, type Simulation, type Simulations } from './plan.ts';

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
export function planText({ sums, entries }: Simulations): string {
  const { pcs, schoolDays, on, incidents, seed } = sums;
  return `Просчитано: ${whole(pcs)} компьютеров, ${schoolDays} учебных дней, включены ${whole(on * 100)} % компьютеров, на каждом
в среднем ${fine(incidents)} случая в день, seed ${seed}. Отправка — с тем же случайным сдвигом до 45 минут, что в
расширении; компьютеры включают в течение получаса до первого звонка. Суммы за день уходят, когда компьютер включён в
следующий раз; отдельные записи (у каждого случая исход, у каждого дня печать) — в течение дня, не успевшее уйти накануне —
сразу.

| | суммы за день | отдельные записи |
| --- | ---: | ---: |
${comparison(sums, entries)}

${curveText(sums, entries)}

${growthText(sums)}

${packedText(entries)}

${regionsText(sums)}`;
}

function comparison(sums: Simulation, entries: Simulation): string {
  const both = (name: string, of: (found: Simulation) => string): string =>
    `| ${name} | ${of(sums)} | ${of(entries)} |`;
  return [
    both('запросов в учебный день', (found) => whole(found.requestsADay)),
    both('строк в учебный день', (found) => whole(found.entriesADay)),
    both('сжатых тел запросов в день, МБ', (found) => fine(found.packedBytesADay / 1e6)),
    both('байт по сети на компьютер в день', (found) => whole(found.packedBytesADay / (found.pcs * found.on))),
    both('запросов в секунду: в среднем за сутки', (found) => fine(found.mean)),
    both('запросов в секунду: обычный пик (минута)', (found) => fine(found.usualPeak)),
    both('запросов в секунду: самая занятая минута года', (found) => fine(found.peak)),
    both('байт на диске на строку', (found) => fine(found.bytesPerRow)),
    both('байт на диске на компьютер в день', (found) =>
      whole((found.bytesPerRow * found.entriesADay) / (found.pcs * found.on)),
    ),
  ].join('\n');
}

function curveText(sums: Simulation, entries: Simulation): string {
  const times = [...new Set([...Object.keys(sums.curve), ...Object.keys(entries.curve)])].sort();
  const rows = times.map((time) => `| ${time} | ${fine(sums.curve[time] ?? 0)} | ${fine(entries.curve[time] ?? 0)} |`);
  return `Запросы в секунду по четвертям часа, в среднем за учебный день:\n\n| с | суммы | записи |\n| --- | ---: | ---: |\n${rows.join('\n')}`;
}

function growthText({ months, bytesPerRow }: Simulation): string {
  let all = 0;
  const rows = Object.entries(months).map(([month, entries]) => {
    all += entries;
    return `| ${month} | ${whole(entries)} | ${fine((all * bytesPerRow) / 1e9)} |`;
  });
  return `Рост хранения сумм (байты на строку измерены по system.parts настоящего движка):\n\n| месяц | строк | накоплено, ГБ |\n| --- | ---: | ---: |\n${rows.join('\n')}`;
}

function packedText({ packed }: Simulation): string {
  const rows = Object.entries(packed).map(
    ([size, bytes]) => `| ${size} | ${whole(bytes)} | ${fine(bytes / Number(size))} |`,
  );
  return `Сжатый запрос с отдельными записями, измерено на телах расширения (сумма за день всегда в запросе одна):\n\n| записей | байт | байт на запись |\n| ---: | ---: | ---: |\n${rows.join('\n')}`;
}

function regionsText(found: Simulation): string {
  const rows = regions.map(({ pcs, ...machines }) => {
    const plan = planFor(pcs, found);
    return `| ${cellsOf(plan, { machine, gigabyte, ...machines }).join(' | ')} |`;
  });
  return `План для сумм (в пропорции к просчитанному; ₽ — по формуле ниже при ${whole(machine)} ₽ за машину с 4 ядрами и 16 ГБ и ${gigabyte} ₽ за ГБ
диска в месяц; это допущения, подставьте свои):

| компьютеров | строк в день | пик, запросов/с | после дня простоя, запросов/с | сжатых тел в день, ГБ | строк в год | диск на копию, ГБ в год | машин: движок + сборщик | ₽ в месяц |
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
