import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SecretAnswer } from '../../../core/messages/popup-messages.ts';
import type { AdminPorts } from '../ports.ts';

/** ms without a key or a pointer after which the page locks again. */
export const IDLE = 10 * 60_000;

/** ms between looks at the clock: a timer alone would sleep with the PC. */
const LOOK = 5_000;

/** Whether the page shows what a passphrase guards: `open` has none, `unlocked` was given it. */
export type AccessState = 'loading' | 'open' | 'locked' | 'locked-idle' | 'unlocked';

/** The lock of this page. Unlocking lives in this page's memory and nowhere else. */
export interface Access {
  state: AccessState;
  unlock(passphrase: string): Promise<SecretAnswer>;
  /** A passphrase was set or removed here, by somebody who was inside. */
  changed(isSet: boolean): void;
}

export function useAccess(ports: AdminPorts): Access {
  const [state, setState] = useState<AccessState>('loading');
  useEffect(() => {
    let asked = 0;
    const ask = (): void => {
      asked += 1;
      const turn = asked;
      const answer = (next: AccessState): void => {
        if (turn === asked) setState(next);
      };
      // Where the safe cannot be read nobody can tell that there is no passphrase.
      ports.secretSource('passphrase').then(
        (source) => answer(source === 'nowhere' ? 'open' : 'locked'),
        () => answer('locked'),
      );
    };
    ask();
    // Whoever was let in by another passphrase, or by none, has to know the one that holds now.
    const stop = ports.watchSecrets((name) => name === 'passphrase' && ask());
    return () => {
      asked += 1;
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

/** Calls back once nobody has touched the page for {@link IDLE}. */
function useIdle(active: boolean, idle: () => void): void {
  useEffect(() => {
    if (!active) return;
    let touched = Date.now();
    const look = (): void => {
      if (Math.abs(Date.now() - touched) >= IDLE) idle();
    };
    const touch = (): void => {
      look();
      touched = Date.now();
    };
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true });
    const timer = setInterval(look, LOOK);
    return () => {
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true });
    };
  }, [active, idle]);
}
