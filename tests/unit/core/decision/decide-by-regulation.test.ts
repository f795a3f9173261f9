import { describe, expect, it } from 'vitest';
import { blockedSystems, decide } from '../../../../core/decision/decide.ts';
import type { GuardSnapshot } from '../../../../core/decision/guard-snapshot.ts';
import { newIncident } from '../../../../core/journal/incident.ts';
import { packOf } from '../../../../core/regulation/pack.ts';
import { regulationSnapshot } from '../../../../core/regulation/regulation-snapshot.ts';
import { indexRules, matchUrl } from '../../../../core/rules/match.ts';
import { defaultGuardSettings } from '../../../../core/settings/default-guard-settings.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const index = indexRules(pack.systems);
const now = new Date('2026-11-23T08:40+04:00');
const before: GuardSnapshot = { settings: defaultGuardSettings, handLesson: null };
const snapshot: GuardSnapshot = {
  ...before,
  regulation: regulationSnapshot(packOf(catalogue, defaultPermitted, inventedRegulation)),
};
const verdict = (address: string, by = snapshot) => decide(by, matchUrl(new URL(address), index), now);

describe('a regulation set by policy', () => {
  it('gives a listed system its own item, and its incident the id of the regulation', () => {
    const found = verdict('https://web.telegram.org/k/');
    if (found.kind === 'ignore') throw new Error('not in force');
    expect(found).toMatchObject({ kind: 'warn', match: { system: 'telegram', item: '4.1' } });
    const id = '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
    expect(newIncident(id, found, 'page', pack.id)).toMatchObject({ item: '4.1', pack: inventedRegulation.id });
  });

  it('leaves a system alone that it does not list', () => {
    expect(verdict('https://web.wechat.com/')).toEqual({ kind: 'ignore', reason: 'no-match' });
    expect(decide(snapshot, { system: 'wechat' }, now).kind).toBe('ignore');
  });

  it('blocks only the systems it lists', () => {
    const blocking = { ...snapshot, settings: { ...defaultGuardSettings, mode: 'block' as const } };
    expect(blockedSystems(blocking, pack.systems, now).map(({ id }) => id)).toEqual([
      ...['discord', 'skype-business', 'telegram', 'viber', 'whatsapp'],
    ]);
  });

  it('is the built-in one in a snapshot of an earlier version', () => {
    expect(verdict('https://web.wechat.com/', before)).toMatchObject({ kind: 'warn', match: { item: '9' } });
  });
});
