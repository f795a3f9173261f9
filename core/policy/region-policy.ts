import * as z from 'zod/mini';
import { sha256Base64url } from '../encoding/sha256.ts';
import { parseAddress } from '../rules/match.ts';
import { fieldsSet } from './policy-value.ts';

/** What a policy calls what it says of a region's engine; public/policy.json tells Chromium. */
export const regionKeys = {
  address: 'regionAddress',
  token: 'regionToken',
  site: 'regionSite',
  place: 'regionPlace',
} as const;

/** Whether an address has nothing that a request would leave out. */
function isBare(text: string): boolean {
  const url = parseAddress(text);
  return url !== null && !url.username && !url.password && !url.hash;
}

/** An address of an engine, https only. */
export const engineAddress = z.url({ protocol: /^https$/ }).check(z.maxLength(500), z.refine(isBare));

/** What an engine knows whoever asks by, as a header can carry it. */
export const engineToken = z.string().check(z.maxLength(500), z.regex(/^[\x21-\x7e]+$/));

/** Where entries are sent. By policy only: nobody who sits at a PC can set it. */
export const regionSchema = z.strictObject({
  /** The whole address of the engine's OTLP logs. */
  [regionKeys.address]: engineAddress,
  /** What the engine knows its senders by. */
  [regionKeys.token]: engineToken,
  /** Code of the school. */
  [regionKeys.site]: z.string().check(z.maxLength(32), z.regex(/^[a-z0-9-]{2,32}$/)),
  /** Whether the label of the room goes with the entries. */
  [regionKeys.place]: z.boolean(),
});

/** What has to be there for anything to be sent. */
const wholeSchema = z.strictObject({
  ...z.partial(regionSchema).shape,
  [regionKeys.address]: regionSchema.shape.regionAddress,
  [regionKeys.site]: regionSchema.shape.regionSite,
});

/** An engine to send to. */
export interface Region {
  address: string;
  token: string | null;
  site: string;
  place: boolean;
}

/** What a policy says of an engine: nothing, something that does not hold together, or where it is. */
export type RegionPolicy = { kind: 'none' } | { kind: 'broken' } | { kind: 'set'; region: Region };

/**
 * Reads of a policy where to send. With a field that does not fit, or without the code of the school, nothing is sent.
 * @param policy what the browser was given, of any type
 */
export function readRegion(policy: unknown): RegionPolicy {
  const set = regionFields(policy);
  if (!Object.hasOwn(set, regionKeys.address)) return { kind: 'none' };
  const { success, data } = wholeSchema.safeParse(set);
  if (!success) return { kind: 'broken' };
  const { regionAddress: address, regionSite: site, regionToken: token = null, regionPlace: place = false } = data;
  return { kind: 'set', region: { address, site, token, place } };
}

/** Fields of a policy about an engine that cannot be used; with an address, the code of the school has to be there. */
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
 * A mark that is another when the policy is: too short to tell anything of the token, and the same for two policies once
 * in a billion.
 */
export function regionMark({ address, token, site }: Region): string {
  return sha256Base64url(JSON.stringify([address, token, site])).slice(0, 5);
}

/** What is set; the registry has no booleans. */
function regionFields(policy: unknown): Record<string, unknown> {
  const set = fieldsSet(policy, Object.values(regionKeys));
  return Object.hasOwn(set, regionKeys.place) ? { ...set, [regionKeys.place]: asBoolean(set[regionKeys.place]) } : set;
}

function asBoolean(value: unknown): unknown {
  return value === 0 || value === 1 ? value === 1 : value;
}
