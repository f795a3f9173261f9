import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { KitProblem } from './problem.ts';
import { serveKit } from './serve.ts';

interface ServeArguments {
  out: string;
  port: string;
  host?: string;
  cert?: string;
  'tls-key'?: string;
}

/** `npm run kit -- serve`: serve the kit until the process ends. @throws {KitProblem} if the kit is missing */
export async function serve({ out, port, host, cert, 'tls-key': key }: ServeArguments): Promise<undefined> {
  const folder = join(out, 'www');
  if (!existsSync(join(folder, 'updates.xml'))) throw new KitProblem([`${out}: комплекта нет, сначала npm run kit`]);
  if (Boolean(cert) !== Boolean(key)) throw new KitProblem(['--cert и --tls-key задаются вместе']);
  const server = await serveKit(folder, { port: Number(port), host, certificate: cert, key });
  const { port: taken } = server.address() as AddressInfo;
  process.stdout.write(`${cert ? 'https' : 'http'}://${host ?? 'localhost'}:${taken}/updates.xml\n`);
}
