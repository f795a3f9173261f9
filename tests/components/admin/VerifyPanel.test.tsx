import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JournalFile } from '../../../core/export/file-schema.ts';
import { HonestLog } from '../../fixtures/honest-log.ts';
import { fakePorts } from './fake-ports.ts';
import { chooseFiles, show } from './show.tsx';

afterEach(cleanup);

let honest: JournalFile;
beforeAll(async () => {
  const log = new HonestLog();
  await log.happen({ kind: 'incident', answers: 1 });
  await log.happen({ kind: 'days', pass: 1 });
  honest = await log.file();
});

/** Chooses files as a person does. */
async function choose(files: Record<string, string>): Promise<void> {
  await show(fakePorts(), 'verify');
  const chosen = Object.entries(files).map(([name, text]) => new File([text], name, { type: 'application/json' }));
  chooseFiles('Проверка выгрузки', chosen);
}

describe('the verifier’s page', () => {
  it('says that an export is intact, and its key', async () => {
    await choose({ 'a.json': JSON.stringify(honest) });
    const answer = within(await screen.findByRole('region', { name: 'a.json' }));
    expect(await answer.findByText('Файл цел: 2 дня (с печатью: 1), 2 записи.')).toBeTruthy();
    expect(answer.getByText(new RegExp(honest.key.fingerprint))).toBeTruthy();
  });

  it('shows what was changed, for each file', async () => {
    const spoilt = structuredClone(honest);
    const line = spoilt.entries.find(({ entry }) => entry.kind === 'incident');
    if (line?.entry.kind !== 'incident') throw new Error('no incident');
    line.entry.item = 9;
    await choose({ 'a.json': JSON.stringify(honest), 'b.json': JSON.stringify(spoilt), 'c.json': 'нет' });
    const second = within(await screen.findByRole('region', { name: 'b.json' }));
    expect(await second.findByText('Файл изменён: правили запись о случае за 23.11.2026, 3-й урок.')).toBeTruthy();
    expect(second.getByText(new RegExp(`23.11.2026 · ${line.entry.id}`))).toBeTruthy();
    expect(await screen.findByText(/^Файл цел/)).toBeTruthy();
    expect(await screen.findByText(/^Это не выгрузка журнала/)).toBeTruthy();
  });

  it('keeps what is judged when it is stopped, and says how far it came', async () => {
    const ports = fakePorts();
    const { isSigned } = ports;
    let judged = 0;
    ports.isSigned = (...what) => (judged++ < 2 ? isSigned(...what) : new Promise(() => undefined));
    await show(ports, 'verify');
    const files = ['a.json', 'b.json', 'c.json'].map((name) => new File([JSON.stringify(honest)], name));
    chooseFiles('Проверка выгрузки', files);
    expect(await screen.findByText(/^Файл цел/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Остановить' }));
    expect(await screen.findByText(/^Проверка остановлена, проверено файлов: 1 из 3\.$/)).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'b.json' })).toBeNull();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('verifies files that are dropped', async () => {
    await show(fakePorts(), 'verify');
    const files = [new File([JSON.stringify(honest)], 'd.json')];
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { files, items: [] },
    });
    fireEvent(screen.getByRole('region', { name: 'Проверка выгрузки' }), drop);
    expect(await within(await screen.findByRole('region', { name: 'd.json' })).findByText(/^Файл цел/)).toBeTruthy();
  });
});
