import type { Settings } from '../../../core/settings/settings.ts';
import type { FieldErrors, SettingsDraft } from '../../../core/settings/settings-draft.ts';

/** Common props of the settings boxes. */
export interface SettingsBoxProps {
  draft: SettingsDraft;
  errors: FieldErrors;
  /** Fields set by policy. */
  managed: ReadonlySet<keyof Settings>;
  change(parts: Partial<SettingsDraft>): void;
}
