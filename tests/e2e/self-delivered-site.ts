import { indexRules, isOwnHost } from '../../core/rules/match.ts';
import type { FakeWeb } from '../../harness/fake-web.ts';
import { pack } from '../../rules/index.ts';

const index = indexRules(pack.systems);

/** Addresses on the systems' own hosts that were asked for; the browser itself asks others for this and that. */
export function requestsToSystems(web: FakeWeb): string[] {
  const addresses = web.seen.map(({ scheme, host, path }) => `${scheme}://${host}${path}`);
  return addresses.filter((address) => isOwnHost(new URL(address), index));
}

/** Serve a site whose service worker delivers its pages, fetches their files, and makes the browser prefetch. */
export function deliverItself(web: FakeWeb, host: string): void {
  web.at(host, { body: '<script>navigator.serviceWorker.register("/sw.js")</script>' });
  web.at(`${host}/sw.js`, {
    headers: { 'content-type': 'text/javascript' },
    raw: `onactivate = (event) => event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload.enable()]));
      const page = \`<!doctype html><title>own</title><link rel="stylesheet" href="/k/a.css"><script src="/k/a.js"></script>
        <script>fetch('/k/late'); new WebSocket('wss://${host}/ws'); setInterval(() => fetch('/k/again'), 50)</script>
        <img src="/k/a.png"><iframe src="/k/frame"></iframe>\`;
      onfetch = (event) => event.request.mode === 'navigate' && event.request.destination === 'document'
        ? event.respondWith(new Response(page, { headers: { 'content-type': 'text/html' } }))
        : event.respondWith(fetch(event.request));`,
  });
}
