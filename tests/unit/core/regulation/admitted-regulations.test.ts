import { describe, expect, it } from 'vitest';
import {
  admittedAfter,
  admittedOf,
  admittedRegulationsSchema,
  isAdmitted,
} from '../../../../core/regulation/admitted-regulations.ts';
import { packOf } from '../../../../core/regulation/pack.ts';
import { regulationSnapshot } from '../../../../core/regulation/regulation-snapshot.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const lyceum = admittedOf(regulationSnapshot(pack));
const invented = admittedOf(regulationSnapshot(packOf(catalogue, defaultPermitted, inventedRegulation)));

describe('the regulations by which entries are admitted', () => {
  it('are the one in force and the one before', () => {
    const first = admittedAfter([], lyceum);
    const second = admittedAfter(first, invented);
    expect(second).toEqual([invented, lyceum]);
    expect(admittedAfter(second, invented)).toEqual([invented, lyceum]);
    const changed = { ...invented, items: { telegram: '1' } };
    expect(admittedAfter(second, changed)).toEqual([changed, invented]);
    expect(admittedRegulationsSchema.parse(second)).toEqual(second);
  });

  it.each([
    ['in force', { pack: 'gym-2026-09-01', system: 'telegram', item: '4.1' }, true],
    ['before', { pack: 'rpl-2025-09-01', system: 'telegram', item: '5' }, true],
    ['before, of version 1', { pack: 'rpl-2025-09-01', system: 'telegram', item: 5 }, true],
    ['of one with the item of the other', { pack: 'rpl-2025-09-01', system: 'telegram', item: '4.1' }, false],
    ['of another regulation', { pack: 'third', system: 'telegram', item: '5' }, false],
    ['of a system that it does not list', { pack: 'gym-2026-09-01', system: 'wechat', item: '9' }, false],
    ['of a property of every object', { pack: 'gym-2026-09-01', system: 'constructor', item: '1' }, false],
  ])('admit an entry %s: %o', (_what, entry, isIt) => {
    expect(isAdmitted([invented, lyceum], entry)).toBe(isIt);
  });
});
