import { i18n } from '#i18n';
import type { RegulationText as TextPath } from '../../../core/regulation/regulation-draft.ts';
import { withTypedText } from '../../../core/regulation/typed-text.ts';
import { TextField } from '../controls/TextField.tsx';
import { regulationErrorText } from './regulation-error-text.ts';
import type { RegulationForm } from './use-regulation-form.ts';

const days: readonly TextPath[] = ['approval.date', 'inForceFrom'];

/** One text of the regulation, with its label, hint and error. */
export function RegulationText({ path, form }: { path: TextPath; form: RegulationForm }) {
  const { draft, errors, change } = form;
  return (
    <TextField
      type={days.includes(path) ? 'date' : 'text'}
      label={i18n.t(`admin.regulation.text.${keyOf(path)}`)}
      {...(path === 'id' && { hint: i18n.t('admin.regulation.idAbout') })}
      value={draft.texts[path]}
      error={regulationErrorText(errors, path)}
      change={(text) => change({ texts: withTypedText(draft.texts, path, text) })}
    />
  );
}

type Key<Path extends string> = Path extends `${infer First}.${infer Rest}` ? `${First}_${Key<Rest>}` : Path;

/** Return the key of a path in locales/: `title_ru` for `title.ru`. */
function keyOf<Path extends string>(path: Path): Key<Path> {
  return path.replaceAll('.', '_') as Key<Path>;
}
