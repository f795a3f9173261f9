import { expect, test } from 'vitest';
import { until } from '../../../harness/until.ts';

test('returns the first answer that is not empty', async () => {
  const answers = [undefined, false, 7, 8] as const;
  let asked = 0;
  expect(await until(() => answers[asked++], { every: 1 })).toBe(7);
});

test('names what it waited for', async () => {
  await expect(until(() => false, { timeout: 20, every: 5, what: 'the banner' })).rejects.toThrow(
    'Waited 20 ms for the banner',
  );
});

test('passes on what goes wrong', async () => {
  await expect(until(() => Promise.reject(new Error('closed')))).rejects.toThrow('closed');
});

test('does not wait for an answer that never comes', async () => {
  const never = (): Promise<boolean> => new Promise(() => undefined);
  await expect(until(never, { timeout: 20, lastAnswer: 20, what: 'the worker' })).rejects.toThrow(
    'No answer came while waiting for the worker',
  );
});
