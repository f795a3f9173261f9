import { useEffect, useState } from 'preact/hooks';
import { isFit, type SecretName } from '../../core/secret.ts';
import type { AdminPorts } from './ports.ts';

/** How the last change of a secret went. */
export type SecretState = 'none' | 'saving' | 'saved' | 'removed' | 'unfit' | 'unlike' | 'failed';

/** A secret being set: typed twice, because nobody sees it. */
export function useSecret(name: SecretName, ports: AdminPorts, changed: (isSet: boolean) => void) {
  const [isSet, setIsSet] = useState<boolean | null>(null);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [state, setState] = useState<SecretState>('none');
  useEffect(() => {
    ports.hasSecret(name).then(setIsSet, () => setState('failed'));
  }, [name, ports]);
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
    setIsSet(text !== null);
    setState(text === null ? 'removed' : 'saved');
    changed(text !== null);
  };
  const save = async (): Promise<void> => {
    if (!isFit(name, first)) setState('unfit');
    else if (first !== second) setState('unlike');
    else await store(first);
  };
  return { isSet, first, setFirst, second, setSecond, state, save, remove: () => store(null) };
}
