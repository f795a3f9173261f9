import { Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Handler } from '../../harness/fake-web.ts';

/** Time of the first request (0: none yet) and of the last response, ms of `performance.now()`; number and bytes. */
export interface Traffic {
  first: number;
  last: number;
  requests: number;
  bytes: number;
}

/** Forward requests to the gateway, like a TLS reverse proxy. @param address of the gateway */
export function forwardTo(address: string, traffic: Traffic): Handler {
  const agent = new Agent({ keepAlive: true });
  return (request, response) => {
    // CORS preflight requests (OPTIONS) are not counted.
    if (request.method === 'POST') note(traffic, request, response);
    pass(request, response, address, agent);
    return undefined;
  };
}

function note(traffic: Traffic, { headers }: IncomingMessage, response: ServerResponse): void {
  traffic.first ||= performance.now();
  traffic.requests += 1;
  traffic.bytes += Number(headers['content-length'] ?? 0);
  response.once('finish', () => {
    traffic.last = performance.now();
  });
}

function pass(request: IncomingMessage, response: ServerResponse, address: string, agent: Agent): void {
  const { method = 'GET', headers, url = '/' } = request;
  const onward = ask(`${address}${url}`, { agent, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  request.pipe(onward);
}
