import { REFUSED_PORT } from './fake-web.ts';

/** What of a browser's start decides which network it sees and how it speaks. */
export interface Surroundings {
  /** Port of the stand-ins, which every other host is mapped to. */
  port: number;
  unknown: readonly string[];
  refused: readonly string[];
  language: string;
  /** Whether any certificate will do. */
  trusting: boolean;
}

/** Command line of a Chromium that reaches nothing but loopback and asks the person nothing. */
export function browserArgs({ port, unknown, refused, language, trusting }: Surroundings): string[] {
  const hosts = [
    ...unknown.map((host) => `MAP ${host} ~NOTFOUND`),
    ...refused.map((host) => `MAP ${host} 127.0.0.1:${REFUSED_PORT}`),
    `MAP * 127.0.0.1:${port}`,
    'EXCLUDE 127.0.0.1',
  ];
  return [
    `--host-resolver-rules=${hosts.join(', ')}`,
    ...(trusting ? ['--ignore-certificate-errors'] : []),
    `--lang=${language}`,
    `--accept-lang=${language}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
    '--disable-features=AutofillServerCommunication',
    // The sandbox refuses to start for root, and containers give it no user namespace.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
