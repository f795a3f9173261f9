import { counted } from '../../shared/counted.ts';

/** Return the result of a self-check as a sentence. */
export function sumWords(counts: { passed: number; systems: number; failures: number }): string {
  const { passed, systems, failures } = counts;
  if (failures === 0 && passed === systems) return counted('admin.selfCheck.passed', { passed, systems });
  return counted('admin.selfCheck.notPassed', { passed, systems, failures });
}
