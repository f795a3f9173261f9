import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../../kit/archive.ts';
import { checkConfig } from '../../kit/config.ts';
import { ensureKey } from '../../kit/key.ts';
import { writeKit } from '../../kit/make.ts';
import type { Packages } from '../../kit/packages.ts';
import { serveKit } from '../../kit/serve.ts';

/** A school's kit, made of the built extension and served as `npm run kit -- serve` does. */
export class KitAtSchool {
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
  }

  static async start(): Promise<KitAtSchool> {
    const folder = mkdtempSync(join(tmpdir(), 'dezhurny-school-'));
    ensureKey(join(folder, 'key.pem'), process.cwd());
    return new KitAtSchool(folder, await serveKit(join(folder, 'kit/www'), { port: 0, host: '127.0.0.1' }));
  }

  /** Rebuilds the kit; what is served changes with it. @param raw as in kit.json, without the server's address */
  make(raw: object): Promise<Packages> {
    const { port } = this.#server.address() as AddressInfo;
    const server = `http://127.0.0.1:${port}/dezhurny/`;
    const config = checkConfig({ server, ...raw }, { name: 'kit.json', folder: this.#folder });
    const built = { chromium: readFolder('.output/chrome-mv3'), firefox: readFolder('.output/firefox-mv3') };
    return writeKit(config, built, {
      root: this.#folder,
      out: join(this.#folder, 'kit'),
      key: join(this.#folder, 'key.pem'),
    });
  }

  /** The kit's folder. */
  get folder(): string {
    return join(this.#folder, 'kit');
  }

  /** The text of a file of the kit. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
