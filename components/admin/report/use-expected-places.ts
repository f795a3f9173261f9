import { useEffect, useState } from 'preact/hooks';
import type { AdminPorts } from '../ports.ts';

/** The rooms whose files are expected, one per line. */
export interface ExpectedPlaces {
  text: string;
  type(text: string): void;
  save(text: string): Promise<void>;
}

/** Return the stored list of expected rooms and the actions on it. */
export function useExpectedPlaces(
  ports: Pick<AdminPorts, 'loadExpectedPlaces' | 'saveExpectedPlaces'>,
): ExpectedPlaces {
  const [text, type] = useState('');
  useEffect(() => {
    ports.loadExpectedPlaces().then(type, () => type(''));
  }, [ports]);
  return { text, type, save: ports.saveExpectedPlaces };
}
