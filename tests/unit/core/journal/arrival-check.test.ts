import { describe, expect, it, test } from 'vitest';
import {
  type ArrivalVerdict,
  isOverdue,
  judgeArrival,
  platformOf,
  type TabSight,
  unopenedAfter,
} from '../../../../core/journal/arrival-check.ts';
import { outcomes } from '../../../../core/journal/entry.ts';
import { defaultPermitted } from '../../../../rules/index.ts';

const hosts = defaultPermitted.platforms.flatMap((platform) => platform.hosts);
const at = (address: string, failed = false): TabSight => ({ address, failed });

const arrived: ArrivalVerdict = { arrived: 'yes', broken: false };
const broken: ArrivalVerdict = { arrived: 'no', broken: true };
const elsewhere: ArrivalVerdict = { arrived: 'no', broken: false };
const unknown: ArrivalVerdict = { arrived: 'unknown', broken: false };

test.each<[title: string, sight: TabSight, first: ArrivalVerdict | null, last: ArrivalVerdict]>([
  ['the host of the button', at('https://web.max.ru/'), arrived, arrived],
  ['a page to sign in on the same hosts', at('https://web.max.ru/login?from=button'), arrived, arrived],
  ['the other platform', at('https://sferum.ru/'), arrived, arrived],
  ['a subdomain', at('https://id.max.ru/auth'), arrived, arrived],
  ['a fully qualified name', at('https://web.max.ru./'), arrived, arrived],
  ['a host that only ends alike', at('https://notmax.ru/'), null, elsewhere],
  ['a host that only begins alike', at('https://max.ru.example/'), null, elsewhere],
  ['a permitted host in the path', at('https://stub.example/https://web.max.ru/'), null, elsewhere],
  ['an error page, under the address that failed', at('https://web.max.ru/', true), broken, broken],
  ['another page', at('https://lesson.example/'), null, elsewhere],
  ['a failed load of another page', at('https://web.telegram.org/', true), null, elsewhere],
  ['the notice page', at('chrome-extension://abc/notice.html'), null, elsewhere],
  ['an empty tab', at('about:blank'), null, elsewhere],
  ['no address', at(''), null, elsewhere],
  ['no page yet', 'no-page', null, elsewhere],
  ['a closed tab', 'closed', unknown, unknown],
])('%s', (_title, sight, first, last) => {
  expect(judgeArrival(sight, hosts, null)).toEqual(first);
  expect(judgeArrival(sight, hosts, 'no')).toEqual(last);
});

it('takes a host that a school permits with its subdomains', () => {
  for (const address of ['https://school.example/', 'https://chat.school.example/']) {
    expect(judgeArrival(at(address), ['*.school.example'], 'no')).toEqual(arrived);
  }
  expect(judgeArrival(at('https://otherschool.example/'), ['*.school.example'], 'no')).toEqual(elsewhere);
});

it('does not know what another page means long after the press', () => {
  expect(judgeArrival(at('https://lesson.example/'), hosts, 'unknown')).toEqual(unknown);
  expect(judgeArrival(at('https://web.max.ru/', true), hosts, 'unknown')).toEqual(broken);
});

it('finds a platform only in the two outcomes that lead to one', () => {
  expect(outcomes.map(platformOf)).toEqual(['max', 'sferum', null, null, null]);
});

it('calls a check overdue once a running worker has settled it, and after the clock went back', () => {
  const check = { incident: '', tab: 1, platform: 'max', begun: 1_000_000 } as const;
  expect([0, 20_000, 25_000, 25_001, -1].map((after) => isOverdue(check, check.begun + after))).toEqual([
    ...[false, false, false, true, true],
  ]);
});

describe('since when a platform does not open', () => {
  it('is the first day of its error pages', () => {
    const first = unopenedAfter({ sferum: '2026-11-02' }, 'max', broken, '2026-11-23');
    expect(first).toEqual({ sferum: '2026-11-02', max: '2026-11-23' });
    expect(unopenedAfter(first, 'max', broken, '2026-11-25')).toEqual(first);
  });

  it.each([elsewhere, unknown])('does not change by %j', (verdict) => {
    expect(unopenedAfter({}, 'max', verdict, '2026-11-23')).toEqual({});
    expect(unopenedAfter({ max: '2026-11-20' }, 'max', verdict, '2026-11-23')).toEqual({ max: '2026-11-20' });
  });

  it('ends by an arrival at that platform', () => {
    const before = { sferum: '2026-11-02', max: '2026-11-20' };
    expect(unopenedAfter(before, 'max', arrived, '2026-11-23')).toEqual({ sferum: '2026-11-02' });
  });
});
