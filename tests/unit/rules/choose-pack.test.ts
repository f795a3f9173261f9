import { describe, expect, it } from 'vitest';
import { choosePack, pack } from '../../../rules/index.ts';
import { inventedRegulation } from '../../fixtures/invented-regulation.ts';

const withItems = (...systems: string[]) => ({
  ...inventedRegulation,
  items: [...inventedRegulation.items, ...systems.map((system, at) => ({ item: `8.${at + 1}`, system }))],
});

describe('the regulation of a policy', () => {
  it('may list systems whose hosts the build has no access to', () => {
    const { pack: chosen, problems } = choosePack({ value: withItems('zoom', 'signal'), source: 'policy' });
    expect(problems).toEqual([]);
    expect(chosen.systems.map(({ id, item }) => `${item} ${id}`)).toContain('8.1 zoom');
    const zoom = chosen.systems.find(({ id }) => id === 'zoom');
    expect(zoom?.rules.every(({ shared }) => shared)).toBe(true);
    const own = chosen.systems.find(({ id }) => id === 'telegram');
    expect(own?.rules).toEqual(pack.systems.find(({ id }) => id === 'telegram')?.rules);
  });

  it('names a system that the catalogue lacks', () => {
    const { problems } = choosePack({ value: withItems('zoom', 'icq'), source: 'policy' });
    expect(problems.map(({ path }) => path)).toEqual(['regulation.items.6.system']);
  });

  it('applies another list under the id of a built-in one, and names the id', () => {
    const { pack: chosen, problems } = choosePack({ value: { ...inventedRegulation, id: pack.id }, source: 'policy' });
    expect(problems.map(({ path }) => path)).toEqual(['regulation.id']);
    expect(chosen.systems.find(({ id }) => id === 'telegram')?.item).toBe('4.1');
    const same = { ...inventedRegulation, id: pack.id, items: pack.items };
    expect(choosePack({ value: same, source: 'policy' }).problems).toEqual([]);
  });

  it('refuses messages of VK where it permits the learning profile at the same address', () => {
    const { pack: chosen, problems } = choosePack({ value: withItems('vk-messages', 'zoom'), source: 'policy' });
    expect(problems.map(({ path }) => path)).toEqual(['regulation.items.5.system: web.vk.me']);
    expect(chosen.systems.map(({ id }) => id)).not.toContain('vk-messages');
    expect(chosen.systems.map(({ id }) => id)).toContain('zoom');
  });

  it('forbids messages of VK where it permits MAX alone', () => {
    const { pack: chosen, problems } = choosePack({
      value: { ...withItems('vk-messages'), platforms: [{ id: 'max' }] },
      source: 'policy',
    });
    expect(problems).toEqual([]);
    expect(chosen.systems.map(({ id }) => id)).toContain('vk-messages');
  });
});
