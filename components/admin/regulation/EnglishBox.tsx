import { i18n } from '#i18n';
import { regulationTexts } from '../../../core/regulation/regulation-draft.ts';
import { RegulationText } from './RegulationText.tsx';
import type { RegulationForm } from './use-regulation-form.ts';

const englishTexts = regulationTexts.filter((path) => path.endsWith('.en'));

/** The English texts, which a regulation may lack; folded, but open while one is wrong. */
export function EnglishBox({ form }: { form: RegulationForm }) {
  const isWrong = englishTexts.some((path) => form.errors.has(path));
  return (
    <details class="box" {...(isWrong ? { open: true } : {})}>
      <summary>{i18n.t('admin.regulation.english')}</summary>
      <p class="hint">{i18n.t('admin.regulation.englishAbout')}</p>
      {englishTexts.map((path) => (
        <RegulationText key={path} path={path} form={form} />
      ))}
    </details>
  );
}
