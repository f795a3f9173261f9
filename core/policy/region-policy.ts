import * as z from 'zod/mini';
import { sha256Base64url } from '../encoding/sha256.ts';
import { parseAddress } from '../rules/match.ts';
import { fieldsSet } from './policy-value.ts';

/** Policy field names of the region's engine; public/policy.json declares them to Chromium. */
export const regionKeys = {
  address: 'regionAddress',
  token: 'regionToken',
  site: 'regionSite',
  place: 'regionPlace',
  detail: 'regionDetail',
} as const;

/** How a closed day is sent: one record of its counts, or its entries one by one. */
const regionDetails = ['sums', 'entries'] as const;
export type RegionDetail = (typeof regionDetails)[number];

/** Return true if an address has no user, password or fragment: a request would leave them out. */
function isBare(text: string): boolean {
  const url = parseAddress(text);
  return url !== null && !url.username && !url.password && !url.hash;
}

/** Address of an engine, https only. */
export const engineAddress = z
  .url({ protocol: /^https$/ })
  .check(z.maxLength(500), z.refine(isBare, 'not a bare address'));

/** Bearer token, printable ASCII (https://www.rfc-editor.org/rfc/rfc6750#section-2.1). */
export const engineToken = z.string().check(z.maxLength(500), z.regex(/^[\x21-\x7e]+$/));

/** Where entries are sent. Set by policy only: a user of the PC cannot set it. */
export const regionSchema = z.strictObject({
  /** Full address of the engine's OTLP endpoint for logs. */
  [regionKeys.address]: engineAddress,
  /** Token that the engine accepts for sending. */
  [regionKeys.token]: engineToken,
  /** Code of the school. */
  [regionKeys.site]: z.string().check(z.maxLength(32), z.regex(/^[a-z0-9-]{2,32}$/)),
  /** Whether the label of the room is sent with the entries. */
  [regionKeys.place]: z.boolean(),
  /** Whether a day is sent as its sums, the default, or entry by entry. */
  [regionKeys.detail]: z.enum(regionDetails),
});

/** The fields without which nothing is sent. */
const completeSchema = z.strictObject({
  ...z.partial(regionSchema).shape,
  [regionKeys.address]: regionSchema.shape.regionAddress,
  [regionKeys.site]: regionSchema.shape.regionSite,
});

/** The engine to send to. */
export interface RegionEndpoint {
  address: string;
  token: string | null;
  /** Code of the school. */
  site: string;
  /** Whether the label of the room may be sent with entries; sums never carry it. */
  place: boolean;
  detail: RegionDetail;
}

/** Engine of a policy: none, set but invalid, or valid. */
export type RegionPolicy = { kind: 'none' } | { kind: 'broken' } | { kind: 'set'; endpoint: RegionEndpoint };

/**
 * Read where to send. An invalid field, or a missing code of the school, makes the whole policy `broken`.
 * @param policy value of `storage.managed`, of any type
 */
export function readRegion(policy: unknown): RegionPolicy {
  const set = regionFields(policy);
  if (!Object.hasOwn(set, regionKeys.address)) return { kind: 'none' };
  const { success, data } = completeSchema.safeParse(set);
  if (!success) return { kind: 'broken' };
  const { regionAddress: address, regionSite: site, regionToken: token = null, regionPlace: place = false } = data;
  return { kind: 'set', endpoint: { address, site, token, place, detail: data.regionDetail ?? 'sums' } };
}

/** Return the invalid fields of the engine. With an address, a missing code of the school is invalid too. */
export function regionProblems(policy: unknown): string[] {
  const set = regionFields(policy);
  const shape = regionSchema.shape;
  const unfit = Object.entries(set).filter(
    ([key, value]) => !shape[key as keyof typeof shape].safeParse(value).success,
  );
  const siteless = Object.hasOwn(set, regionKeys.address) && !Object.hasOwn(set, regionKeys.site);
  return [...unfit.map(([key]) => key), ...(siteless ? [regionKeys.site] : [])];
}

/**
 * Return a fingerprint of an engine: 5 base64url characters (30 bits) of a hash. Too short to reveal the token; two
 * policies collide once in a billion.
 */
export function regionFingerprint({ address, token, site }: RegionEndpoint): string {
  return sha256Base64url(JSON.stringify([address, token, site])).slice(0, 5);
}

/** Return the fields that are set, with 0 and 1 as booleans: the Windows registry has no booleans. */
function regionFields(policy: unknown): Record<string, unknown> {
  const set = fieldsSet(policy, Object.values(regionKeys));
  return Object.hasOwn(set, regionKeys.place) ? { ...set, [regionKeys.place]: asBoolean(set[regionKeys.place]) } : set;
}

function asBoolean(value: unknown): unknown {
  return value === 0 || value === 1 ? value === 1 : value;
}
