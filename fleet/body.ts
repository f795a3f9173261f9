import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Most bytes of a request as sent; the extension's are at most 256 KiB. */
const maxSentBytes = 512 * 1024;
/** Most bytes of it unpacked: 500 entries are about 400 KiB. A bomb is cut off here, not after it went off. */
const maxOutputLength = 4 * 1024 * 1024;

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

/** A body is larger than is taken. */
export class BodyTooLarge extends Error {}

/**
 * Reads a request's body, gzipped or not.
 * @throws BodyTooLarge, or zlib's error when it is not what it says
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  // The connection is left open, so that the refusal can be sent.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > maxSentBytes) throw new BodyTooLarge();
    parts.push(part);
  }
  const sent = Buffer.concat(parts);
  if (request.headers['content-encoding'] !== 'gzip') return sent.toString();
  try {
    return (await unpack(sent, { maxOutputLength })).toString();
  } catch (error) {
    throw error instanceof RangeError ? new BodyTooLarge() : error;
  }
}
