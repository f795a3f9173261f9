import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:https';
import { KitProblem } from './problem.ts';

/** Paths of PEM files for HTTPS. */
export interface TlsFiles {
  certificate: string;
  key: string;
}

interface TlsPair {
  cert: Buffer;
  key: Buffer;
}

/** Read a certificate and its private key. @throws {KitProblem} if one cannot be read, or they do not belong together */
export function readPair({ certificate, key }: TlsFiles): TlsPair {
  const pair = { cert: readPem(certificate, '--cert'), key: readPem(key, '--tls-key') };
  const parsed = parsedOr(() => new X509Certificate(pair.cert), `--cert ${certificate}: это не сертификат в виде PEM`);
  const secret = parsedOr(
    () => createPrivateKey(pair.key),
    `--tls-key ${key}: это не закрытый ключ в виде PEM без пароля`,
  );
  if (!parsed.checkPrivateKey(secret)) {
    throw new KitProblem([`--tls-key ${key}: ключ не от сертификата ${certificate}, возьмите его пару`]);
  }
  return pair;
}

/**
 * Use renewed files for the connections that follow. An invalid pair, such as a certificate copied before its key, is
 * ignored until it changes again, and the pair in use stays.
 * @param warn called with what is wrong, in Russian
 */
export function followRenewal(server: Server, files: TlsFiles, warn: (line: string) => void): void {
  let seen = stamp(files);
  // Before the listener that starts the handshake (https://nodejs.org/api/tls.html#serversetsecurecontextoptions).
  server.prependListener('connection', () => {
    const now = stamp(files);
    if (now === seen) return;
    seen = now;
    try {
      server.setSecureContext(readPair(files));
    } catch (error) {
      if (!(error instanceof KitProblem)) throw error;
      warn(`Новый сертификат не действует, остаётся прежний. ${error.lines.join(' ')}`);
    }
  });
}

/** Return what changes when one of the files is replaced. */
function stamp({ certificate, key }: TlsFiles): string {
  const stats = [certificate, key].map((path) => statSync(path, { throwIfNoEntry: false }));
  return stats.map((one) => `${one?.ino}:${one?.mtimeMs}:${one?.size}`).join();
}

function readPem(path: string, option: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new KitProblem([`${option} ${path}: файла нет, или его нельзя прочитать`]);
  }
}

/** The error of Node is not passed on: it is in English, and could quote the key. */
function parsedOr<T>(parse: () => T, problem: string): T {
  try {
    return parse();
  } catch {
    throw new KitProblem([problem]);
  }
}
