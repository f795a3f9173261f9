import { vi } from 'vitest';
import type { PopupProps } from '../../../components/popup/popup-props.ts';
import { pack } from '../../../rules/index.ts';
import { exemptionState } from '../../fixtures/exemption-state.ts';

/** Return the props of a popup outside lessons, on a PC with a PIN. */
export function popupProps(changes: Partial<PopupProps> = {}): PopupProps {
  return {
    situation: { inForce: false, reason: 'outside' },
    systems: pack.systems.map(({ id, item, name }) => ({ id, item, name: name.ru })),
    words: pack.words.ru,
    support: pack.permitted.support.map(({ address }) => address),
    problems: { settings: 0, failures: 0 },
    school: null,
    vacationEnd: null,
    exemptions: exemptionState(),
    wouldEnd: null,
    lessons: [],
    clock: (moment) => moment.slice(11, 16),
    ...{ exempt: vi.fn(), endExemption: vi.fn(), plan: vi.fn(), cancelPlan: vi.fn() },
    ...{ useCode: vi.fn(), showCode: vi.fn(), saveSeed: vi.fn() },
    ...{ go: vi.fn(), startLesson: vi.fn(), endLesson: vi.fn(), openAdmin: vi.fn() },
    ...changes,
  };
}
