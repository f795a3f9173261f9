import { describe, expect, it, test } from 'vitest';
import type { DryJournal } from '../../../../core/export/dry-journal.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { tryJournal } from '../../../../core/status/journal-trial.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';
import { pack } from '../../../../rules/index.ts';
import { dryJournal } from '../../../fixtures/dry-journal.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const day = '2026-11-23';
const one = incident({ day });
const appended = [one, newOutcome(one.id, 'closed')];
const about = { pack, settings: defaultSettings, day };
const ports = { isSigned, isInJournal: async () => false };
const passed = { chain: 'passed', change: 'passed', untouched: 'passed' };

async function filled(change: Partial<DryJournal> = {}): Promise<DryJournal> {
  const dry = { ...dryJournal(), ...change };
  await dry.append(appended, day);
  return dry;
}

describe('tryJournal', () => {
  it('passes a journal that seals what it holds and leaves the real one alone', async () => {
    expect(await tryJournal(await filled(), appended, about, ports)).toEqual(passed);
  });

  test.each([
    ['without a dry journal', null, appended],
    ['without entries', dryJournal(), []],
  ])('skips every step %s', async (_name, dry, entries) => {
    const skipped = { chain: 'skipped', change: 'skipped', untouched: 'skipped' };
    expect(await tryJournal(dry, entries, about, ports)).toEqual(skipped);
  });

  test.each([
    ['cannot be sealed', () => Promise.reject(new Error('disk'))],
    ['is cut off', (text: string) => text.slice(0, -20)],
    ['has a changed entry', (text: string) => text.replace('"system":"telegram"', '"system":"viber"')],
  ])('reports a chain that is not intact when the export %s', async (_name, spoil: (text: string) => unknown) => {
    const sound = await filled();
    const dry = {
      ...sound,
      seal: async (...args: Parameters<DryJournal['seal']>) => (await spoil(await sound.seal(...args))) as string,
    };
    expect(await tryJournal(dry, appended, about, ports)).toEqual({ ...passed, chain: 'notIntact', change: 'skipped' });
  });

  it('reports a chain that is not intact when the export lacks an entry', async () => {
    const more = [...appended, incident({ id: 'b7e1f0a2-3c4d-4e5f-8a6b-7c8d9e0f1a2b', day })];
    expect((await tryJournal(await filled(), more, about, ports)).chain).toBe('notIntact');
  });

  it('reports an export of more than the one sealed day', async () => {
    const next = incident({ id: 'b7e1f0a2-3c4d-4e5f-8a6b-7c8d9e0f1a2b', day: '2026-11-24' });
    const dry = await filled();
    await dry.append([next], day);
    expect((await tryJournal(dry, [...appended, next], about, ports)).chain).toBe('notIntact');
  });

  it('reports an unsigned export', async () => {
    const unsigned = { ...ports, isSigned: async () => false };
    expect(await tryJournal(await filled(), appended, about, unsigned)).toMatchObject({
      chain: 'notIntact',
      change: 'skipped',
    });
  });

  test.each([
    ['holds one of the entries', async () => true],
    ['cannot be read', () => Promise.reject(new Error('disk'))],
  ])('reports a real journal that %s', async (_name, isInJournal) => {
    const answer = await tryJournal(await filled(), appended, about, { isSigned, isInJournal });
    expect(answer).toEqual({ ...passed, untouched: 'realTouched' });
  });
});
