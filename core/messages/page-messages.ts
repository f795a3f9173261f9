import * as z from 'zod/mini';
import { systemIdPattern } from '../rules/ids.ts';

/** Messages from pages to the worker. No message carries an address; one reply to the notice page does. */
export const pageMessageSchema = z.discriminatedUnion('type', [
  /**
   * An entry is pending in storage.local under `key`; `entry` repeats it in case storage refused it. `late`: the page
   * was open before the content script started.
   */
  z.strictObject({
    type: z.literal('deliver'),
    key: z.string().check(z.maxLength(64)),
    entry: z.unknown(),
    late: z.optional(z.boolean()),
  }),
  /** The tab is to be closed, or to go to MAX or Сферум (`join`: by the school's invitation), or «Моя школа» to open in a tab beside it: a page can cancel a navigation that its own scripts start. */
  z.strictObject({ type: z.literal('leave'), to: z.enum(['max', 'sferum', 'join', 'my-school', 'close']) }),
  /** A page loaded although the mode is `block`. */
  z.strictObject({
    type: z.literal('blocked'),
    system: z.string().check(z.regex(systemIdPattern)),
    incident: z.uuidv4(),
  }),
  /** A page with a warning is unloading: check whether its tab is gone. */
  z.strictObject({ type: z.literal('left') }),
  /** The person waits anyway for the page of this attempt. The reply is its address, or `null`. */
  z.strictObject({ type: z.literal('wait'), attempt: z.uuidv4() }),
  /** The page is a frame that fills the window. The reply is true if no page around it is guarded. */
  z.strictObject({ type: z.literal('frame') }),
  /** The page removes or covers every banner: show the notice page in its tab. */
  z.strictObject({ type: z.literal('beaten') }),
]);
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** The reply to `deliver`. `stayed`: the person chose to stay for this visit. */
export type Ack = { kept: true; incident: string; stayed: boolean } | { kept: false };
