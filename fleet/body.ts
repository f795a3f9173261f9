import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Maximum size of a request body as sent, bytes; the extension sends at most 256 KiB. */
const maxSentBytes = 512 * 1024;
/** Maximum size of an uncompressed body, bytes; 500 entries take about 400 KiB. zlib stops here, before a bomb expands. */
const maxOutputLength = 4 * 1024 * 1024;

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

/** A request body exceeds the limit. */
export class BodyTooLarge extends Error {}

/** Read the body of a request as sent. @throws BodyTooLarge over `maxBytes` */
export async function readRaw(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  // The connection stays open, so that the response 413 can be sent.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > maxBytes) throw new BodyTooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Read the body of a request, plain or gzip.
 * @throws BodyTooLarge, or an error of zlib for invalid gzip
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const sent = await readRaw(request, maxSentBytes);
  if (request.headers['content-encoding'] !== 'gzip') return sent.toString();
  try {
    return (await unpack(sent, { maxOutputLength })).toString();
  } catch (error) {
    throw error instanceof RangeError ? new BodyTooLarge() : error;
  }
}
