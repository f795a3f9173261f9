import { expect, it } from 'vitest';
import { packages } from '../fixtures/kit-example.ts';
import { LinuxPc } from '../fixtures/linux-pc.ts';

it('prints a protocol with versions, hashes and the policies in force', () => {
  const pc = new LinuxPc(['chromium'], { server: 'file:' });
  expect(pc.selftest()).toMatchObject({ status: 1, text: expect.stringContaining('Итог: есть замечания (код 1)') });
  pc.sh('install.sh', 'chromium');
  const { status, text } = pc.selftest();
  expect(text).toContain(`Комплект: 1.2.3, номер расширения ${packages.id}`);
  expect(text).toMatch(/dezhurny-1\.2\.3\.crx {2}SHA-256 [0-9a-f]{64}/);
  expect(text).toContain('✓ Chromium');
  expect(text).toContain('Chromium: версия неизвестна'); // programs of a mounted image are not run
  expect(text).toContain('Итог: всё на месте (код 0)');
  expect(text).toMatch(/Для печати: .*protocol-.*\.html/);
  expect(status).toBe(0);
  const page = pc.protocolPage();
  expect(page).toContain('<h2>Итог: всё на месте (код 0)</h2>');
  expect(page).toMatch(/<th>Chromium<\/th><td>версия неизвестна<\/td>\s*<td>всё на месте/);
  expect(page).toMatch(/dezhurny-1\.2\.3\.crx<\/dt><dd><code>[0-9a-f]{64}/);
  expect(page).not.toMatch(/<(script|link)\b|https?:/);
});

it('says that the server does not answer', () => {
  const pc = new LinuxPc(['chromium'], { server: 'http://127.0.0.1:9/x/' });
  pc.sh('install.sh', 'chromium');
  const { status, text } = pc.selftest();
  expect(pc.protocolPage()).toContain('не отвечает');
  expect(text).toContain('Доступность: http://127.0.0.1:9/x/dezhurny-1.2.3.crx — не отвечает');
  expect(status).toBe(1);
});
