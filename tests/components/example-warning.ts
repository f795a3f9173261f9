import { vi } from 'vitest';
import type { WarningProps } from '../../components/Warning.tsx';

/** A warning with one thing or another changed. */
export function exampleWarning(changes: Partial<WarningProps> = {}): WarningProps {
  return {
    system: 'Telegram',
    item: 5,
    kind: 'warn',
    reason: 'lesson',
    lesson: 3,
    to: '09:15',
    secondsLeft: null,
    choose: vi.fn(),
    ...changes,
  };
}
