import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RegionFacts } from '../../../../core/status/status.ts';
import { speak } from '../../i18n.ts';
import { fakePorts } from '../fake-ports.ts';
import { show } from '../show.tsx';
import { goodFacts } from './fake-status-ports.ts';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const sending: RegionFacts = {
  engine: 'set',
  sent: '2026-11-20',
  pending: 12,
  held: 0,
  paused: null,
  failures: 0,
  expiredUnsent: 0,
  rejected: 0,
  discardedTotal: 0,
  deadLetters: [],
};

/** Return the region lines for the given facts. */
async function linesOf(region: RegionFacts): Promise<string[]> {
  const ports = fakePorts([]);
  vi.mocked(ports.loadStatusFacts).mockResolvedValue({ ...goodFacts, region });
  await show(ports, 'status');
  const box = await screen.findByRole('region', { name: 'Регион' });
  return within(box)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent ?? '');
}

it('says that nothing is sent anywhere while no policy names an engine', async () => {
  expect(await linesOf({ engine: 'none' })).toEqual([
    '✓в порядке: Отправка в регионне задана, расширение ничего никуда не отправляет',
  ]);
});

it('shows the progress of sending', async () => {
  const lines = await linesOf(sending);
  expect(lines.join('\n')).toContain('Последняя отправка20.11.2026');
  expect(lines.join('\n')).toContain('Ждут отправки12');
  expect(lines.filter((line) => line.startsWith('!'))).toEqual([]);
});

it.each<[string, RegionFacts, string]>([
  ['a fault in the policy', { engine: 'broken' }, 'Проверьте в политике адрес'],
  ['a token that is not taken', { ...sending, paused: 'denied' }, 'Проверьте токен'],
  ['an engine that refuses everything', { ...sending, paused: 'refused' }, 'адрес приёмника'],
  ['an engine that is away for long', { ...sending, failures: 20 }, 'доступен ли приёмник'],
  ['entries that wait for an update', { ...sending, held: 3 }, 'уйдут, когда расширение обновится'],
  ['entries that were deleted unsent', { ...sending, expiredUnsent: 7 }, 'Увеличьте срок хранения'],
])('%s is worth a look, and says what to do', async (_what, region, advice) => {
  const odd = (await linesOf(region)).filter((line) => line.startsWith('!'));
  expect(odd).toHaveLength(1);
  expect(odd[0]).toContain(advice);
});

it('ignores a short failure', async () => {
  const lines = await linesOf({ ...sending, failures: 2 });
  expect(lines[0]).toBe('✓в порядке: Отправка в регионприёмник пока не отвечает, 2 неудачные попытки подряд');
});

it('lists rejected entries by kind, system and day', async () => {
  const deadLetters = [
    { kind: 'incident', system: 'telegram', day: '2026-11-20' },
    { kind: 'seal', system: null, day: '2026-11-19' },
  ] as const;
  const [odd] = (await linesOf({ ...sending, discardedTotal: 2, deadLetters })).filter((line) => line.startsWith('!'));
  expect(odd).toContain('2: Telegram, 20.11.2026; печать дня, 19.11.2026');
});
