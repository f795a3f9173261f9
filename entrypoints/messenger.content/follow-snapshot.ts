import type { GuardSnapshot } from '../../core/decision/guard-snapshot.ts';
import { storedSnapshot, watchGuardSnapshot } from '../../platform/settings/guard-snapshot.ts';
import type { PageLife } from './page-life.ts';

/** ms after which the browser surely knows a listener. */
const KNOWN_MS = 1000;

/**
 * Call back when the guard snapshot changes. A change between the page's first read and the moment at which the browser
 * knows the listener is not told, so it is read once more.
 */
export function followSnapshot(life: PageLife, changed: (snapshot: GuardSnapshot) => void): void {
  life.onInvalidated(watchGuardSnapshot(changed));
  life.setTimeout(() => void storedSnapshot().then((latest) => latest && changed(latest)), KNOWN_MS);
}
