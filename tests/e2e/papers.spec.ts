import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from './fixtures/test.ts';

test('saves a paper as DOCX', async ({ pc, admin }) => {
  const page = await admin.open('reports');
  await page.getByRole('radio', { name: 'Акт проверки' }).check();
  await expect(page.getByRole('article', { name: 'Акт проверки' })).toContainText('УТВЕРЖДАЮ');
  const file = await pc.download(() => page.getByRole('button', { name: 'Сохранить DOCX' }).click());
  await expect(page.getByText(/^Сохранено: dezhurny_Акт-проверки_/)).toBeVisible();
  const parts = unzipSync(new Uint8Array(readFileSync(file)));
  expect(Buffer.from(parts['word/document.xml'] ?? []).toString()).toContain('УТВЕРЖДАЮ');
});
