import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Listens with the shortest backlog and accepts nothing: the process sleeps as soon as it has told its port. */
const listener = `
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** Connections that fill a backlog of 1 on Linux, with some to spare. */
const FILLING_CONNECTIONS = 4;

/** A loopback port on which packets that open a connection (SYN) get no answer. */
export interface DroppedPort {
  port: number;
  close(): void;
}

/**
 * Open a port whose queue of connections is full, so that the system drops further SYN packets as a filter of a provider
 * does. https://man7.org/linux/man-pages/man2/listen.2.html
 */
export async function openDroppedPort(): Promise<DroppedPort> {
  const child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(String(first));
  const sockets: Socket[] = Array.from({ length: FILLING_CONNECTIONS }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => undefined);
  await once(sockets[0] as Socket, 'connect');
  return {
    port,
    close() {
      for (const socket of sockets) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
