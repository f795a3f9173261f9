import { i18n } from '#i18n';
import type { RegulationErrors } from '../../../core/regulation/check-regulation-draft.ts';

/** Return the error text for a path of the regulation's draft; `null` without an error. */
export function regulationErrorText(errors: RegulationErrors, path: string): string | null {
  const error = errors.get(path);
  return error ? i18n.t(`admin.regulation.error.${error}`) : null;
}
