import type { PlatformId } from '../../core/rules/ids.ts';

/** What a person can do about a warning. `my-school` opens a tab of that platform and leaves the warning as it is. */
export type Choice = PlatformId | 'join' | 'my-school' | 'close' | 'stay' | 'stop-countdown';
