import * as z from 'zod/mini';
import { policyKeys, readHash } from '../../core/secret.ts';
import { settingsSchema } from '../../core/settings.ts';

const hash = z.string().check(z.refine((text) => readHash(text) !== null, 'не строка из npm run -s hash'));

/** What the extension's own policy may hold: any of the settings, and the hashes of PIN and passphrase. */
export const givenSettingsSchema = z.strictObject({
  ...z.partial(settingsSchema).shape,
  [policyKeys.pin]: z.optional(hash),
  [policyKeys.passphrase]: z.optional(hash),
});

/** Settings as a policy gives them. */
export type GivenSettings = z.infer<typeof givenSettingsSchema>;
