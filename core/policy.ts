import * as z from 'zod/mini';
import { policyKeys, readHash } from './secret.ts';
import { settingsSchema } from './settings.ts';

const secretHash = z.string().check(z.refine((text) => readHash(text) !== null, 'no hash of a PIN or a passphrase'));

/** All that a policy may set: any of the settings, and the hashes of PIN and passphrase. */
export const policySchema = z.strictObject({
  ...z.partial(settingsSchema).shape,
  [policyKeys.pin]: z.optional(secretHash),
  [policyKeys.passphrase]: z.optional(secretHash),
});
export type Policy = z.infer<typeof policySchema>;

/**
 * Where a policy cannot be used, as `timetable.bells.0.lessons.2.from`; empty when all of it can. A policy that is no
 * object has one problem with an empty path.
 */
export function policyProblems(raw: unknown): string[] {
  const { error } = policySchema.safeParse(raw);
  if (!error) return [];
  const paths = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key].map(String).join('.'))
      : [issue.path.map(String).join('.')],
  );
  return [...new Set(paths)];
}
