import { indexRules, matchUrl, type RuleIndex } from '../core/rules/match.ts';
import type { System } from '../core/rules/rule-schema.ts';
import { type Figure, median } from '../harness/figure.ts';
import { pack } from '../rules/index.ts';

const ADDED = 10_000;

/** Addresses matched in one sample: about a tenth of a second. */
const A_SAMPLE = 100_000;

/**
 * Measure how many addresses a core matches per second, and the effect of ten thousand more hosts. It measures
 * processor time, so that other work on the machine does not count.
 */
export function benchMatch(runs: number): Figure[] {
  const few = indexRules(pack.systems);
  const many = indexRules([...pack.systems, addedSystem()]);
  const addresses = [...listedAddresses(), ...innocentAddresses()].map((address) => new URL(address));
  const speeds = { few: [] as number[], many: [] as number[] };
  for (let run = -2; run < runs; run += 1) {
    const pair = { few: speed(few, addresses), many: speed(many, addresses) };
    if (run < 0) continue; // the first rounds warm up the compiler
    speeds.few.push(pair.few);
    speeds.many.push(pair.many);
  }
  const [nine, more] = [median(speeds.few), median(speeds.many)];
  return [
    { name: 'match, nine systems', value: nine, unit: '/s', goal: { least: 1_000_000 }, note: `n=${runs}` },
    { name: `match, ${ADDED.toLocaleString('en')} hosts more`, value: more, unit: '/s', note: `n=${runs}` },
    { name: 'match, slower by more hosts', value: nine / more, unit: '×', goal: { most: 1.2 } },
  ];
}

function speed(index: RuleIndex, addresses: readonly URL[]): number {
  const before = process.cpuUsage();
  for (let done = 0; done < A_SAMPLE; done += addresses.length) for (const url of addresses) matchUrl(url, index);
  const { user, system } = process.cpuUsage(before);
  const judged = Math.ceil(A_SAMPLE / addresses.length) * addresses.length;
  return judged / ((user + system) / 1e6);
}

function listedAddresses(): string[] {
  const rules = pack.systems.flatMap((system) => system.rules);
  return rules.flatMap(({ hosts, paths = ['/k/room/1?x=2'] }) =>
    hosts.flatMap((host) => {
      const name = host.replace('*.', 'a.').replace('*', 'school.example');
      return paths.map((path) => `https://${name}${path.replace('{lang}', 'ru').replace('$', '')}`);
    }),
  );
}

/** Return as many innocent addresses: unrelated hosts, and other pages of the vendors. */
function innocentAddresses(): string[] {
  const hosts = ['ya.ru', 'web.max.ru', 'ru.wikipedia.org', 'lesson.example', 'mail.qq.com', 'start.me', 'discord.com'];
  const paths = ['/', '/wiki/1%202', '/a/b/c/d.html?q=https://t.me/', '/news/2026/11/23/', '/developers#app'];
  const addresses = hosts.flatMap((host) => paths.map((path) => `https://${host}${path}`));
  return Array.from(listedAddresses(), (_, i) => addresses[i % addresses.length] ?? '');
}

function addedSystem(): System {
  const hosts = Array.from({ length: ADDED }, (_, i) => `chat${i}.vendor${i % 97}.example`);
  return {
    ...{ id: 'added', item: '10', name: { ru: 'Ещё', en: 'More' }, checked: '2026-11-22' },
    rules: [{ surface: 'client', hosts, source: 'made up' }],
  };
}
