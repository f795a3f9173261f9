import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { KitProblem } from './problem.ts';
import { serveKit } from './serve.ts';
import { codebaseIn } from './updates.ts';

interface ServeArguments {
  out: string;
  port: string;
  host?: string;
  cert?: string;
  'tls-key'?: string;
}

/**
 * `npm run kit -- serve`: serve the kit until the process or its parent ends.
 * @throws {KitProblem} if the kit is missing or an option is invalid
 */
export async function serve({ out, port, host, cert, 'tls-key': key }: ServeArguments): Promise<undefined> {
  const folder = join(out, 'www');
  const updates = join(folder, 'updates.xml');
  if (existsSync(join(out, 'linux/packages'))) {
    throw new KitProblem([`${out}: это комплект без сервера (server в kit.json — file:), раздавать нечего`]);
  }
  if (!existsSync(updates)) throw new KitProblem([`${out}: комплекта нет, сначала npm run kit`]);
  if (Boolean(cert) !== Boolean(key)) throw new KitProblem(['--cert и --tls-key задаются вместе']);
  const server = await serveKit(folder, {
    ...{ port: portNumber(port), host, warn: say },
    ...(cert && key && { certificate: cert, key }),
  });
  const { port: taken } = server.address() as AddressInfo;
  const protocol = cert ? 'https:' : 'http:';
  const wanted = codebaseIn(readFileSync(updates, 'utf8'));
  for (const line of addressProblem(wanted, { protocol, port: taken })) say(`Внимание. ${line}`);
  endWithParent(server);
  process.stdout.write(`${protocol}//${host ?? 'localhost'}:${taken}/updates.xml\n`);
}

/** @throws {KitProblem} unless it is a whole number up to 65535 */
function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new KitProblem([`--port ${text || '(пусто)'}: нужно целое число от 1 до 65535, например --port 8640`]);
}

const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443 };

/** Compare the address in kit.json, by which the PCs come, with the one that is served. */
function addressProblem(wanted: string | undefined, served: { protocol: string; port: number }): string[] {
  if (!wanted || !URL.canParse(wanted)) return [];
  const { protocol, host, hostname, port } = new URL(wanted);
  if (protocol === served.protocol && Number(port || defaultPorts[protocol]) === served.port) return [];
  const here = `${served.protocol}//${hostname}:${served.port}/`;
  return [
    `Компьютеры возьмут расширение по адресу ${protocol}//${host}/ (server в kit.json), а здесь — ${here}. ` +
      'Исправьте server и соберите комплект ещё раз, или задайте --port, --cert и --tls-key. Если впереди стоит другой сервер и передаёт запросы сюда, всё верно.',
  ];
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Time (ms) between two looks at the parent process. */
const parentLookInterval = 500;

/** Stop when npm is killed: then this process has another parent, and the port would stay in use. */
function endWithParent(server: Server): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    server.closeAllConnections();
    server.close();
  }, parentLookInterval);
  timer.unref();
}
