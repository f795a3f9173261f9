import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SecretAnswer } from '../../../core/messages/popup-messages.ts';
import type { AdminPorts } from '../ports.ts';

/** Inactivity after which the page locks. */
export const IDLE_LOCK_MS = 10 * 60_000;

/** How often inactivity is checked against the clock; a single long timer would stop while the PC sleeps. */
const IDLE_CHECK_MS = 5_000;

/** How often the page asks again while the browser has not given the policy. */
const POLICY_ASK_MS = 5_000;

/**
 * Whether the guarded sections are shown: `open` means no passphrase is set, `unlocked` that it was entered, `awaited` that
 * the policy that may lock the page is not known yet.
 */
export type AccessState = 'loading' | 'open' | 'awaited' | 'locked' | 'locked-idle' | 'unlocked';

/** The lock of this page. The unlocked state is held only in this page's memory. */
export interface Access {
  state: AccessState;
  unlock(passphrase: string): Promise<SecretAnswer>;
  /** A passphrase was set or removed on the unlocked page. */
  changed(isSet: boolean): void;
}

export function useAccess(ports: AdminPorts): Access {
  const [state, setState] = useState<AccessState>('loading');
  useEffect(() => {
    let asked = 0;
    let again: ReturnType<typeof setInterval> | undefined;
    const ask = (): void => {
      asked += 1;
      const turn = asked;
      const answer = (next: AccessState): void => {
        if (turn !== asked) return;
        setState(next);
        clearInterval(again);
        if (next === 'awaited') again = setInterval(ask, POLICY_ASK_MS);
      };
      // If the secrets cannot be read, a passphrase may be set: stay locked.
      ports.secretSource('passphrase').then(
        (source) => answer(source === 'nowhere' ? 'open' : source === 'awaited' ? 'awaited' : 'locked'),
        () => answer('locked'),
      );
    };
    ask();
    // A new passphrase locks a page that was unlocked with the old one or without any.
    const stop = ports.watchSecrets((name) => name === 'passphrase' && ask());
    return () => {
      asked += 1;
      clearInterval(again);
      stop();
    };
  }, [ports]);
  const lock = useCallback(() => setState('locked-idle'), []);
  useIdle(state === 'unlocked', lock);
  const unlock = async (passphrase: string): Promise<SecretAnswer> => {
    const answer = await ports.verifySecret('passphrase', passphrase);
    if (answer.kind === 'right' || answer.kind === 'not-set') setState('unlocked');
    return answer;
  };
  return { state, unlock, changed: (isSet) => setState(isSet ? 'unlocked' : 'open') };
}

/** Calls back after {@link IDLE_LOCK_MS} without input. */
function useIdle(active: boolean, idle: () => void): void {
  useEffect(() => {
    if (!active) return;
    let touched = Date.now();
    const look = (): void => {
      if (Math.abs(Date.now() - touched) >= IDLE_LOCK_MS) idle();
    };
    const touch = (): void => {
      look();
      touched = Date.now();
    };
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true });
    const timer = setInterval(look, IDLE_CHECK_MS);
    return () => {
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [active, idle]);
}
