import { i18n } from '#i18n';
import type { RegulationText as TextPath } from '../../../core/regulation/regulation-draft.ts';
import { withTypedText } from '../../../core/regulation/typed-text.ts';
import { TextAreaField } from '../controls/TextAreaField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { regulationErrorText } from './regulation-error-text.ts';
import type { RegulationForm } from './use-regulation-form.ts';

const days: readonly TextPath[] = ['approval.date', 'inForceFrom'];

/** Names that are longer than a line of the form. */
const longNames: readonly TextPath[] = ['title.ru', 'title.en', 'school.fullName.ru', 'school.fullName.en'];

/** One text of the regulation, with its label, hint and error. */
export function RegulationText({ path, form }: { path: TextPath; form: RegulationForm }) {
  const { draft, errors, change } = form;
  const field = {
    label: i18n.t(`admin.regulation.text.${keyOf(path)}`),
    ...(path === 'id' && { hint: i18n.t('admin.regulation.idAbout') }),
    value: draft.texts[path],
    error: regulationErrorText(errors, path),
    change: (text: string) => change({ texts: withTypedText(draft.texts, path, onOneLine(text)) }),
  };
  if (longNames.includes(path)) return <TextAreaField {...field} rows={2} />;
  return <TextField {...field} type={days.includes(path) ? 'date' : 'text'} />;
}

/** Return a text without line breaks, which a name pasted from a document may have. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

type Key<Path extends string> = Path extends `${infer First}.${infer Rest}` ? `${First}_${Key<Rest>}` : Path;

/** Return the key of a path in locales/: `title_ru` for `title.ru`. */
function keyOf<Path extends string>(path: Path): Key<Path> {
  return path.replaceAll('.', '_') as Key<Path>;
}
