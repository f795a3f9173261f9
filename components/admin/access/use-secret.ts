import { useEffect, useState } from 'preact/hooks';
import { isAcceptableSecret, type SecretName, type SecretSource } from '../../../core/exemption/secret-hash.ts';
import type { AdminPorts } from '../ports.ts';

/** Result of the last change of a secret. */
export type SecretState = 'none' | 'saving' | 'saved' | 'removed' | 'unfit' | 'unlike' | 'failed';

/**
 * The form of a secret; it is typed twice because the input is masked.
 * @param open whether it is visible: where the secret comes from is read each time it is shown
 */
export function useSecret(name: SecretName, ports: AdminPorts, open: boolean, changed: (isSet: boolean) => void) {
  const [source, setSource] = useState<SecretSource>('nowhere');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [state, setState] = useState<SecretState>('none');
  useEffect(() => {
    if (!open) return;
    setState('none');
    const ask = (): void => void ports.secretSource(name).then(setSource, () => setState('failed'));
    ask();
    return ports.watchSecrets((changed) => changed === name && ask());
  }, [name, ports, open]);
  const store = async (text: string | null): Promise<void> => {
    setState('saving');
    try {
      await ports.setSecret(name, text);
    } catch {
      setState('failed');
      return;
    }
    setFirst('');
    setSecond('');
    setSource(text === null ? 'nowhere' : 'here');
    setState(text === null ? 'removed' : 'saved');
    changed(text !== null);
  };
  const save = async (): Promise<void> => {
    if (!isAcceptableSecret(name, first)) setState('unfit');
    else if (first !== second) setState('unlike');
    else await store(first);
  };
  return { source, first, setFirst, second, setSecond, state, save, remove: () => store(null) };
}
