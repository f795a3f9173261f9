import { i18n } from '#i18n';
import type { FieldErrors } from '../../../core/settings/settings-draft.ts';

/** Return the error text for a path of the settings draft; `null` without an error. */
export function errorText(errors: FieldErrors, path: string): string | null {
  const error = errors.get(path);
  return error ? i18n.t(`admin.error.${error}`) : null;
}
