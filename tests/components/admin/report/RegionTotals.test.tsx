import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readTotals, type TotalsResult } from '../../../../core/region/region-totals.ts';
import { speak } from '../../i18n.ts';
import { type FakePorts, fakePorts } from '../fake-ports.ts';
import { show } from '../show.tsx';

beforeEach(() => speak('ru'));
afterEach(cleanup);

const cell = { month: '2026-10-01', line: 'system', value: 'telegram', incidents: 120, total: 180 };
const whole = { month: '2026-10-01', incidents: 180, pcs_at_least: 40, watched_lessons: 9000, watching_at_least: 90 };
const months = readTotals(
  [
    cell,
    { ...cell, value: 'viber', incidents: null },
    { ...cell, line: 'when', value: '3' },
    { ...cell, line: 'when', value: '10:00', incidents: 7 },
    { ...cell, line: 'when', value: '5-6', incidents: 6 },
    { ...cell, line: 'when', value: '7-30', incidents: 5 },
    { ...cell, line: 'when', value: 'none', incidents: 4 },
    { ...cell, month: '2026-09-01', incidents: 55 },
  ],
  [whole, { ...whole, month: '2026-09-01', incidents: null, pcs_at_least: null }],
  new Map([
    ['2026-10-01', { own: 1.5, median: 2.25, schools: 12 }],
    ['2026-09-01', { own: null, median: 3, schools: 7 }],
  ]),
);

/** Render the report of a PC whose policy sets the totals endpoint, with the result of the request. */
async function asked(answer: TotalsResult): Promise<{ ports: FakePorts; box: HTMLElement }> {
  const ports = fakePorts([]);
  vi.mocked(ports.hasRegionTotals).mockResolvedValue(true);
  vi.mocked(ports.loadRegionTotals).mockResolvedValue(answer);
  await show(ports, 'reports');
  const box = await screen.findByRole('region', { name: 'Итоги региона' });
  expect(ports.loadRegionTotals).not.toHaveBeenCalled(); // no request before the button is pressed
  fireEvent.click(within(box).getByRole('button', { name: 'Прочитать итоги' }));
  await within(box).findByRole('button', { name: 'Прочитать ещё раз' });
  return { ports, box };
}

it('is hidden if no policy sets the endpoint', async () => {
  const ports = fakePorts([]);
  await show(ports, 'reports');
  await waitFor(() => expect(ports.hasRegionTotals).toHaveBeenCalled());
  expect(screen.queryByText('Итоги региона')).toBeNull();
});

it('shows one month at a time and marks withheld numbers', async () => {
  const { box } = await asked({ kind: 'read', months: months ?? [] });
  const table = await within(box).findByRole('table', { name: 'По системам' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map(({ textContent }) => textContent)).toEqual(['Telegram120', 'Viberскрыто']);
  expect(box.textContent).toContain('Случаев: 180. Компьютеров со случаями, не меньше: 40. На 100 уроков: 2.');
  const times = within(within(box).getByRole('table', { name: 'По урокам и часам' })).getAllByRole('rowheader');
  expect(times.map(({ textContent }) => textContent)).toEqual([
    '3-й урок',
    '10:00–11:00',
    '5-й и 6-й уроки',
    'с 7-го урока',
    'вне уроков',
  ]);
  expect(box.textContent).toContain(
    'Ваша школа: 1,5 на 100 уроков. Медиана по региону: 2,3 (школ с показанными числами: 12)',
  );
  fireEvent.change(within(box).getByLabelText('Месяц'), { target: { value: '2026-09-01' } });
  await waitFor(() => expect(box.textContent).toContain('Случаев: скрыто.'));
  expect(box.textContent).toContain('Ваша школа: скрыто на 100 уроков. Медиана по региону: 3 (');
  expect(within(box).getByRole('table', { name: 'По системам' }).textContent).toContain('Telegram55');
});

it.each<[string, TotalsResult]>([
  ['Сервер не принял токен', { kind: 'denied' }],
  ['не похож на итоги', { kind: 'malformed' }],
  ['Сервер не ответил', { kind: 'failed' }],
  ['больше не называет', { kind: 'none' }],
  ['Целых месяцев пока нет', { kind: 'read', months: [] }],
])('says in words: %s', async (words, answer) => {
  const { box } = await asked(answer);
  await waitFor(() => expect(within(box).getByRole('status').textContent).toContain(words));
});
