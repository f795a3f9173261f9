/** Requests that a token may make: `perSecond` on average, `burst` at once. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** As fleet/collector/nginx.conf: 500 PCs of a school may come at once, after an outage too. */
export const schoolRate: Rate = { perSecond: 5, burst: 500 };

/** Token buckets (https://en.wikipedia.org/wiki/Token_bucket) by key. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /**
   * Take one request from the bucket of a key.
   * @param key a known one, as each is kept @param now ms, from a clock that does not go back
   * @returns 0 if the request may be served, else the seconds after which one may be
   */
  take(key: string, now: number): number {
    const { perSecond, burst } = this.#rate;
    const { left, at } = this.#buckets.get(key) ?? { left: burst, at: now };
    const filled = Math.min(burst, left + ((now - at) / 1000) * perSecond);
    const isServed = filled >= 1;
    this.#buckets.set(key, { left: isServed ? filled - 1 : filled, at: now });
    return isServed ? 0 : Math.ceil((1 - filled) / perSecond);
  }
}
