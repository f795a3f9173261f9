import { developerToolsKeys } from '../../core/policy/developer-tools-policy.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { Bypasses } from '../bypasses.ts';
import { withoutNulls } from '../policy-schema/samples.ts';

/** What a kit wants of each browser. */
export interface WantedOfBrowser {
  /** Settings of the extension. */
  settings: Policy;
  close: Bypasses;
  /** Hosts that policies name, as in match patterns. */
  hosts: readonly string[];
}

/** Return the extension's own policy: its settings, and what it cannot read of the browser's policies. */
export function extensionSettings({ settings, close }: WantedOfBrowser): Policy {
  return withoutNulls({ ...settings, [developerToolsKeys.wish]: close.developerTools });
}
