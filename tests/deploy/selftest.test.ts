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
  expect(text).toContain('Итог: всё на месте (код 0)');
  expect(status).toBe(0);
});

it('says that the server does not answer', () => {
  const pc = new LinuxPc(['chromium'], { server: 'http://127.0.0.1:9/x/' });
  pc.sh('install.sh', 'chromium');
  const { status, text } = pc.selftest();
  expect(text).toContain('Доступность: http://127.0.0.1:9/x/dezhurny-1.2.3.crx — не отвечает');
  expect(status).toBe(1);
});
