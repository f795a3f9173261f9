import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stringify } from 'yaml';
import { fileOf } from '../schema.ts';

/** ms that a Collector may take to listen on a busy machine. */
const START_MS = 60_000;

/** What a Collector on this machine needs beside collector.yaml. */
export interface CollectorOptions {
  /** Command, fleet/collector/binary.ts. */
  path: string;
  /** Folder of its queue, tokens and certificate. */
  folder: string;
  port: number;
  /** `endpoint` of the exporter. */
  engine: string;
  /** Password of the user `dezhurny_writer`. */
  password: string;
  /** Tokens of the schools. */
  tokens: readonly string[];
  /** Key and certificate in PEM. */
  tls: { key: string; cert: string };
  /** Settings that replace those of collector.yaml. */
  changes?: object;
}

/** A Collector that runs collector.yaml on a loopback port. */
export class Collector {
  #options: CollectorOptions;
  #child: ChildProcess | undefined;
  #log = '';

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  /** Base address for PCs, without /v1/logs. */
  get address(): string {
    return `https://localhost:${this.#options.port}`;
  }

  /** What it has written to its log. */
  get log(): string {
    return this.#log;
  }

  /** Most memory that the running process has taken, bytes (Linux). */
  get peakMemory(): number {
    const status = readFileSync(`/proc/${this.#child?.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  }

  /** Bytes of its queue on the disk; its file is longer, as it is sparse. */
  get queueBytes(): number {
    const folder = queueOf(this.#options.folder);
    return readdirSync(folder).reduce((sum, name) => sum + 512 * statSync(join(folder, name)).blocks, 0);
  }

  /** Replace the tokens of the schools; a running Collector reads them at once. */
  replaceTokens(tokens: readonly string[]): void {
    this.#options = { ...this.#options, tokens };
    this.#writeFiles();
  }

  /** Replace key and certificate; a running Collector reads them after `reload_interval`. */
  replaceCertificate(tls: CollectorOptions['tls']): void {
    this.#options = { ...this.#options, tls };
    this.#writeFiles();
  }

  /** Return what `validate` says of the configuration; empty if it is valid. */
  validate(): string {
    this.#writeFiles();
    const { path } = this.#options;
    const ended = spawnSync(path, ['validate', ...this.#configs()], { env: this.#environment(), encoding: 'utf8' });
    return ended.status === 0 ? '' : ended.stderr || String(ended.error);
  }

  /** Start it, and wait until it listens. @throws with its log if it ends or does not listen in time */
  async start(): Promise<void> {
    this.#writeFiles();
    const child = spawn(this.#options.path, this.#configs(), {
      env: this.#environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (this.#log += part));
    for (const end = Date.now() + START_MS; Date.now() < end && child.exitCode === null; await pause(50)) {
      if (await isListening(this.#options.port)) return;
    }
    throw new Error(`The Collector does not listen:\n${this.#log}`);
  }

  /** Kill it, like a power cut. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Stop it as a service manager does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Write tokens, certificate and the changes of the configuration. */
  #writeFiles(): void {
    const { folder, port, tokens, tls, changes = {} } = this.#options;
    mkdirSync(folder, { recursive: true });
    // Renamed into place: a file that is being written would be read half.
    const file = (name: string, text: string): void => {
      writeFileSync(join(folder, `${name}.new`), text);
      renameSync(join(folder, `${name}.new`), join(folder, name));
    };
    file('tokens', tokens.join('\n'));
    file('key.pem', tls.key);
    file('cert.pem', tls.cert);
    file('here.yaml', stringify(here(folder, port)));
    file('changes.yaml', stringify(changes));
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Later files replace fields of earlier ones: https://opentelemetry.io/docs/collector/configuration/ */
  #configs(): string[] {
    const files = [
      fileOf('collector.yaml'),
      ...['here.yaml', 'changes.yaml'].map((name) => join(this.#options.folder, name)),
    ];
    return files.flatMap((file) => ['--config', `file:${file}`]);
  }

  #environment(): NodeJS.ProcessEnv {
    const { folder, engine, password } = this.#options;
    return {
      ...process.env,
      DEZHURNY_TOKENS_FILE: join(folder, 'tokens'),
      DEZHURNY_TLS_CERT: join(folder, 'cert.pem'),
      DEZHURNY_TLS_KEY: join(folder, 'key.pem'),
      DEZHURNY_CLICKHOUSE: engine,
      DEZHURNY_WRITER_PASSWORD: password,
    };
  }
}

const queueOf = (folder: string): string => join(folder, 'queue');

/** Port and folders of this machine, without the metrics that collide with another Collector's. */
function here(folder: string, port: number): object {
  return {
    extensions: { file_storage: { directory: queueOf(folder) } },
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
    service: { telemetry: { metrics: { level: 'none' } } },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
