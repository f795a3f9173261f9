import { i18n } from '#i18n';
import { withPlatform } from '../../../core/regulation/draft-platform.ts';
import { regulationTexts } from '../../../core/regulation/regulation-draft.ts';
import { type PlatformId, platformIds } from '../../../core/rules/ids.ts';
import { TextField } from '../controls/TextField.tsx';
import { RegulationText } from './RegulationText.tsx';
import { platformName, type RegulationChoice } from './regulation-choice.ts';
import { regulationErrorText } from './regulation-error-text.ts';
import type { RegulationForm } from './use-regulation-form.ts';

const englishTexts = regulationTexts.filter((path) => path.endsWith('.en'));

interface EnglishBoxProps {
  form: RegulationForm;
  choice: RegulationChoice;
}

/** The English texts, which a regulation may lack; folded, but open while one is wrong. */
export function EnglishBox({ form, choice }: EnglishBoxProps) {
  const isWrong = [...form.errors.keys()].some((path) => /\.en$|\.nameEn$/.test(path));
  return (
    <details class="box" {...(isWrong ? { open: true } : {})}>
      <summary>{i18n.t('admin.regulation.english')}</summary>
      <p class="hint">{i18n.t('admin.regulation.englishAbout')}</p>
      {englishTexts.map((path) => (
        <RegulationText key={path} path={path} form={form} />
      ))}
      {platformIds.map((id) => (
        <PlatformName key={id} id={id} form={form} choice={choice} />
      ))}
    </details>
  );
}

function PlatformName({ id, form, choice }: EnglishBoxProps & { id: PlatformId }) {
  const { draft, errors, change } = form;
  const typed = draft.platforms[id];
  if (!typed.isPermitted) return null;
  return (
    <TextField
      label={i18n.t('admin.regulation.platformNameEn', { platform: platformName(choice, id) })}
      placeholder={choice.standard.find((one) => one.id === id)?.name.en}
      value={typed.nameEn}
      error={regulationErrorText(errors, `platforms.${id}.nameEn`)}
      change={(nameEn) => change(withPlatform(draft, id, { nameEn }))}
    />
  );
}
