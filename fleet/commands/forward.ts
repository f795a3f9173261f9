import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { Handler } from '../../harness/fake-web.ts';

/** Time of the first request (0: none yet) and of the last response, ms of `performance.now()`; number and bytes. */
export interface Traffic {
  first: number;
  last: number;
  requests: number;
  bytes: number;
}

/** Forward requests to the receiver, like a TLS reverse proxy. @param address of a gateway (http) or Collector (https) */
export function forwardTo(address: string, traffic: Traffic): Handler {
  const ask = address.startsWith('https:') ? securely(new URL(address).hostname) : plainly();
  return (request, response) => {
    // CORS preflight requests (OPTIONS) are not counted.
    if (request.method === 'POST') note(traffic, request, response);
    pass(request, response, address, ask);
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

type Ask = (url: string, options: object, answer: (answer: IncomingMessage) => void) => ClientRequest;

function plainly(): Ask {
  const agent = new Agent({ keepAlive: true });
  return (url, options, answer) => request(url, { ...options, agent }, answer);
}

/** @param servername of the receiver's certificate: the header Host names the region */
function securely(servername: string): Ask {
  const agent = new SecureAgent({ keepAlive: true, servername });
  return (url, options, answer) => secureRequest(url, { ...options, agent }, answer);
}

function pass(came: IncomingMessage, response: ServerResponse, address: string, ask: Ask): void {
  const { method = 'GET', headers, url = '/' } = came;
  const onward = ask(`${address}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  came.pipe(onward);
}
