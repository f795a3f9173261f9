import { REFUSED_PORT } from './fake-web.ts';

/** Launch options for the browser's network and language. */
export interface Surroundings {
  /** Port of the fake web, which every other host is mapped to. */
  port: number;
  unknown: readonly string[];
  refused: readonly string[];
  /** Hosts that are at another loopback port. */
  ports?: Readonly<Record<string, number>>;
  language: string;
  /** If true, every certificate is accepted. */
  trusting: boolean;
}

/** Return the command-line arguments of a Chromium that reaches loopback only and shows no prompts. */
export function browserArgs({ port, unknown, refused, ports = {}, language, trusting }: Surroundings): string[] {
  const hosts = [
    ...unknown.map((host) => `MAP ${host} ~NOTFOUND`),
    ...refused.map((host) => `MAP ${host} 127.0.0.1:${REFUSED_PORT}`),
    ...Object.entries(ports).map(([host, other]) => `MAP ${host} 127.0.0.1:${other}`),
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
    // The sandbox does not start for root, and containers have no user namespace for it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
