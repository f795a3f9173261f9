import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { makeCertificate } from './certificate.ts';

/** Decides by its first bytes whether a connection is served. */
export type Opening = (socket: Socket, bytes: Buffer) => 'serve' | 'gone';

const TLS_HANDSHAKE = 0x16;
const RECORD_HEADER = 5;

/**
 * One loopback port that speaks HTTPS and HTTP: browsers can map every host to one port only, whatever the scheme.
 * @param opening sees the first bytes (for TLS the whole ClientHello) and may take the connection away
 */
export async function listenBoth(answer: RequestListener, opening: Opening): Promise<Server> {
  const plain = createHttp(answer);
  const secure = createHttps(await makeCertificate('stand-in'), answer);
  secure.on('tlsClientError', () => {}); // a browser may abort a handshake
  const port = createServer((socket) => {
    socket.on('error', () => {});
    firstBytes(socket, (bytes) => {
      if (opening(socket, bytes) === 'gone') return;
      socket.unshift(bytes);
      (bytes[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => port.listen(0, '127.0.0.1', resolve));
  return port;
}

/** Return true if a ClientHello asks for this host: it holds the server name in clear text after its length. */
export function asksFor(bytes: Buffer, host: string): boolean {
  const name = Buffer.from(host);
  const entry = Buffer.concat([Buffer.from([0, name.length >> 8, name.length & 255]), name]);
  return bytes[0] === TLS_HANDSHAKE && bytes.includes(entry);
}

function firstBytes(socket: Socket, done: (bytes: Buffer) => void): void {
  let bytes = Buffer.alloc(0);
  const more = (chunk: Buffer): void => {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes[0] === TLS_HANDSHAKE && !holdsRecord(bytes)) return;
    socket.off('data', more);
    socket.pause();
    done(bytes);
  };
  socket.on('data', more);
}

/** Return true if the bytes hold a whole record: a ClientHello with post-quantum keys does not fit one packet. */
function holdsRecord(bytes: Buffer): boolean {
  return bytes.length >= RECORD_HEADER && bytes.length >= RECORD_HEADER + bytes.readUInt16BE(3);
}
