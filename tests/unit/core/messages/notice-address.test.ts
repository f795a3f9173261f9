import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { noticeAddress, readNotice } from '../../../../core/messages/notice-address.ts';

const id = '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
const verdict: Parameters<typeof noticeAddress>[0] = {
  ...({ kind: 'warn', reason: 'lesson', to: '09:15' } as const),
  ...{ match: { system: 'telegram' }, period: { day: '2026-11-23', lesson: 3, hour: null } },
};
const facts = {
  ...{ system: 'telegram', incident: id, kind: 'warn', reason: 'lesson', lesson: 3, to: '09:15', noticed: 'page' },
};
const fragmentOf = (change: Record<string, string | undefined>): string => {
  const fields = { ...facts, lesson: '3', ...change };
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return `#${new URLSearchParams(given)}`;
};

describe('noticeAddress', () => {
  it('holds the facts in the fragment, which a browser sends nowhere', () => {
    const address = new URL(noticeAddress(verdict, 'unreachable', id), 'chrome-extension://id');
    expect(address.pathname).toBe('/notice.html');
    expect(address.search).toBe('');
    expect(Object.fromEntries(new URLSearchParams(address.hash.slice(1)))).toEqual({
      ...{ system: 'telegram', incident: id, kind: 'warn', reason: 'lesson', noticed: 'unreachable' },
      ...{ lesson: '3', to: '09:15' },
    });
  });

  it('leaves out a lesson and an end that are not known', () => {
    const outside = { ...verdict, period: { day: '2026-11-23', lesson: null, hour: 9 }, to: null };
    const address = noticeAddress(outside, 'page', id);
    expect(address).not.toMatch(/lesson=|to=|2026|hour/);
    expect(readNotice(address.slice(address.indexOf('#')))).toMatchObject({ lesson: null, to: null });
  });

  it('holds nothing else of a match', () => {
    const match = { system: 'telegram', item: 5, surface: 'client', path: '/secret', reach: 'host' } as const;
    const address = noticeAddress({ ...verdict, match }, 'page', id);
    expect(address).not.toContain('secret');
    expect(readNotice(address.slice(address.indexOf('#')))).toEqual({ ...facts, surface: 'client' });
  });
});

describe('readNotice', () => {
  it('reads what noticeAddress writes', () => {
    const read = fc.property(
      fc.constantFrom('warn', 'redirect', 'block'),
      fc.constantFrom('lesson', 'classroom', 'hand-lesson'),
      fc.option(fc.integer({ min: 1, max: 30 })),
      (kind, reason, lesson) => {
        const period = { day: '2026-11-23', lesson, hour: lesson === null ? 9 : null };
        const address = noticeAddress({ ...verdict, kind, reason, period }, 'no-access', id);
        const expected = { ...facts, kind, reason, lesson, noticed: 'no-access' };
        expect(readNotice(address.replace('/notice.html', ''))).toEqual(expected);
      },
    );
    fc.assert(read);
  });

  it('accepts a fragment with and without #', () => {
    expect(readNotice(fragmentOf({}))).toEqual(facts);
    expect(readNotice(fragmentOf({}).slice(1))).toEqual(facts);
  });

  test.each([
    ['an empty fragment', ''],
    ['a missing incident', fragmentOf({ incident: undefined })],
    ['an id that is no UUIDv4', fragmentOf({ incident: id.replace('-4a', '-1a') })],
    ['an unknown kind', fragmentOf({ kind: 'audit' })],
    ['an unknown reason', fragmentOf({ reason: 'break' })],
    ['markup as a system', fragmentOf({ system: '<b>telegram</b>' })],
    ['lesson 0', fragmentOf({ lesson: '0' })],
    ['lesson 31', fragmentOf({ lesson: '31' })],
    ['half a lesson', fragmentOf({ lesson: '1.5' })],
    ['an end with seconds', fragmentOf({ to: '09:15:30' })],
    ['an unknown surface', fragmentOf({ surface: 'chat' })],
    ['an unknown way of notice', fragmentOf({ noticed: 'guess' })],
  ])('rejects %s', (_name, fragment) => {
    expect(readNotice(fragment)).toBeNull();
  });
});
