import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appendTo, newDayLog, sealedOf, withHeartbeat } from '../../../../core/journal/day-log.ts';
import { dayStart, digestOf, fingerprintOf, linkOf } from '../../../../core/journal/hash-chain.ts';
import { newOutcome } from '../../../../core/journal/incident.ts';
import { sealText } from '../../../../core/journal/seal.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const dayId = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

// The expected texts are written by hand from docs/decisions/0004-hash-chain.md.
describe('the documented hash chain', () => {
  it('starts a day from its random id', () => {
    expect(dayStart(dayId, '2026-11-23')).toBe(sha256(`["dezhurny:day:1","${dayId}","2026-11-23"]`));
  });

  it('hashes an entry with the previous hash', () => {
    const outcome = newOutcome(incident().id, 'closed');
    const prev = 'A'.repeat(43);
    expect(linkOf(prev, outcome)).toBe(
      sha256(`["dezhurny:link:1","${prev}",{"incident":"${incident().id}","kind":"outcome","outcome":"closed","v":1}]`),
    );
    expect(linkOf(null, outcome)).toBe(
      sha256(`["dezhurny:link:1",null,{"incident":"${incident().id}","kind":"outcome","outcome":"closed","v":1}]`),
    );
  });

  it('hashes a set of links in any order, and a public key', () => {
    expect(digestOf(['b', 'a'])).toBe(sha256('["dezhurny:kept:1",["a","b"]]'));
    expect(fingerprintOf('key')).toBe(sha256('["dezhurny:key:1","key"]'));
  });

  it('signs the fields of the seal and no others', () => {
    const dayLog = { ...newDayLog('2026-11-23', dayId, { day: '2026-11-21' }), canary: 1 };
    expect(sealText({ ...sealedOf(dayLog), canary: 1 } as never)).toBe(
      `["dezhurny:seal:1",{"after":"2026-11-21","count":0,"day":"2026-11-23","dayId":"${dayId}","head":"${dayLog.head}","hours":0,"lessons":0,"v":1}]`,
    );
  });
});

describe('a day log', () => {
  it('has the same links whether entries are appended at once or one by one', () => {
    const entries = [incident(), newOutcome(incident().id, 'stayed'), newOutcome(incident().id, 'closed')];
    const empty = newDayLog('2026-11-23', dayId, null);
    const atOnce = appendTo(empty, entries);
    const first = appendTo(empty, entries.slice(0, 1));
    const then = appendTo(first.dayLog, entries.slice(1));
    expect(then.dayLog).toEqual(atOnce.dayLog);
    expect([...first.links, ...then.links]).toEqual(atOnce.links);
    expect(atOnce.dayLog).toMatchObject({ count: 3, head: atOnce.links[2]?.hash });
  });

  it('has other links than the same day on another PC', () => {
    const other = newDayLog('2026-11-23', '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d', null);
    expect(appendTo(other, [incident()]).links).not.toEqual(
      appendTo(newDayLog('2026-11-23', dayId, null), [incident()]).links,
    );
  });

  it('counts a lesson with several heartbeats once, and hours separately', () => {
    let dayLog = newDayLog('2026-11-23', dayId, null);
    for (const lesson of [3, 1, 3]) dayLog = withHeartbeat(dayLog, { lesson, hour: null });
    dayLog = withHeartbeat(dayLog, { lesson: null, hour: 9 });
    dayLog = withHeartbeat(dayLog, { lesson: null, hour: null });
    expect(dayLog.lessons).toEqual([1, 3]);
    expect(sealedOf(dayLog)).toMatchObject({ lessons: 2, hours: 1 });
  });
});
