import { expect, it } from 'vitest';
import { indexRules, type MatchedSystem } from '../../../../core/rules/match.ts';
import { packRules, unpackRules } from '../../../../core/rules/packed-rules.ts';
import { ruleSurfaces } from '../../../../core/rules/surface.ts';
import { pack } from '../../../../rules/index.ts';

const own = pack.systems.map((system) => ({
  ...system,
  item: '',
  rules: system.rules.filter(({ shared, hosts }) => !shared && !hosts.includes('*')),
}));

/** List what an index matches, one line for each host and path, in the order of precedence. */
function linesOf(systems: readonly MatchedSystem[]): string[] {
  return [...indexRules(systems)]
    .flatMap(([host, rules]) =>
      rules.map(({ segments, exact, match }) => JSON.stringify({ host, segments, exact, match })),
    )
    .sort();
}

it('matches the same addresses after packing', () => {
  expect(linesOf(unpackRules(packRules(own)))).toEqual(linesOf(own));
});

it('keeps every surface, parts that are left alone and all kinds of paths', () => {
  const rules = ruleSurfaces.map((surface) => ({
    surface,
    hosts: ['*.chat.example', 'chat.example', `${surface}.example`],
    paths: [`/${surface}`, `/{lang}/${surface}/*/x$`],
  }));
  const chat = {
    ...{ id: 'chat', item: '' },
    rules: [...rules, { surface: 'none' as const, hosts: ['chat.example'], paths: ['/$', '/@*'] }],
  };
  expect(linesOf(unpackRules(packRules([chat])))).toEqual(linesOf([chat]));
});

it('is a third of the JSON', () => {
  expect(packRules(own).length).toBeLessThan(JSON.stringify(own).length / 3);
});
