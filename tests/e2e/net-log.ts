import { readFileSync } from 'node:fs';

interface NetLog {
  events: { params?: { url?: string; initiator?: string } }[];
}

/**
 * Addresses on the network that an extension asked for, by a log that Chromium itself wrote (`--log-net-log`).
 * @param file whole only once the browser is closed
 */
export function askedBy(extension: string, file: string): string[] {
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as NetLog;
  const asked = events.flatMap(({ params }) =>
    params?.initiator?.startsWith(`chrome-extension://${extension}`) && /^(http|ws)/.test(params.url ?? '')
      ? [params.url ?? '']
      : [],
  );
  return [...new Set(asked)];
}
