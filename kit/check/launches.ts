import type { BrowserId } from '../browsers.ts';
import type { LaunchFinding } from './launch-switches.ts';

/** A switch that leaves the extension off, and where it was found: a path or a registry key, empty for a process. */
export interface Launch extends LaunchFinding {
  kind: 'shortcut' | 'file' | 'registry' | 'process';
  place: string;
}

const kinds: Record<Exclude<Launch['kind'], 'process'>, string> = {
  shortcut: 'ярлык',
  file: 'файл',
  registry: 'реестр',
};

/** Return a remark for each launch of one browser, each once. */
export function launchRemarks(launches: readonly Launch[], browser: BrowserId): string[] {
  const remarks = launches.flatMap(({ browser: its, kind, place, switch: found, effect }) => {
    if (its !== browser) return [];
    const where = kind === 'process' ? 'браузер сейчас запущен' : `${kinds[kind]} ${place}: браузер запускается`;
    return [`${where} с ${found} — ${effect}`];
  });
  return [...new Set(remarks)];
}
