import { asUuidV4 } from '../../core/encoding/uuid-v4.ts';

/**
 * Make a random UUIDv4. The content script also runs on http: pages, where `crypto.randomUUID` is missing because it is
 * limited to secure contexts: https://developer.mozilla.org/en-US/docs/Web/API/Crypto/randomUUID
 */
export function randomId(): string {
  return asUuidV4(crypto.getRandomValues(new Uint8Array(16)));
}
