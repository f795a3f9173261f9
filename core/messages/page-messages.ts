import * as z from 'zod/mini';
import { systemIdPattern } from '../rules/rule-schema.ts';

/** Messages from pages to the worker. No message carries an address. */
export const pageMessageSchema = z.discriminatedUnion('type', [
  /**
   * An entry waits in storage.local under `key`; `entry` repeats it for the case that storage refused it. `late`: the
   * page was there before the script that speaks.
   */
  z.strictObject({
    type: z.literal('deliver'),
    key: z.string().check(z.maxLength(64)),
    entry: z.unknown(),
    late: z.optional(z.boolean()),
  }),
  /** The person chose to close the tab; a page's script cannot. */
  z.strictObject({ type: z.literal('close-tab') }),
  /** A page loaded that mode `block` forbids. */
  z.strictObject({
    type: z.literal('blocked'),
    system: z.string().check(z.regex(systemIdPattern)),
    incident: z.uuidv4(),
  }),
  /** A page with a warning is being left: see whether its tab is gone. */
  z.strictObject({ type: z.literal('left') }),
  /** The page spoils every banner: its tab needs the notice page. */
  z.strictObject({ type: z.literal('beaten') }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** The reply to `deliver`. `stayed`: the person chose to stay for this visit. */
export type Ack = { kept: true; incident: string; stayed: boolean } | { kept: false };
