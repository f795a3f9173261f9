import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { InForceReason } from '../../../core/decision/verdict.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { type EducationalUse, type Mode, modes } from '../../../core/settings/settings.ts';
import type { SettingsDraft } from '../../../core/settings/settings-draft.ts';
import { wholeNumber } from '../../../core/timetable/lesson-draft.ts';
import { language } from '../../shared/language.ts';
import { schoolWordsOf } from '../../warning/school-words.ts';
import { Warning } from '../../warning/Warning.tsx';
import type { WarningProps } from '../../warning/warning-props.ts';
import { SelectField } from '../controls/SelectField.tsx';
import { ShadowCard } from './ShadowCard.tsx';

export interface WarningPreviewProps {
  draft: SettingsDraft;
  pack: Pick<Pack, 'systems' | 'words'>;
  /** The style sheet of the banner. */
  css: string;
}

/** The lesson of the example. */
const EXAMPLE = { lesson: 3, to: '10:55' } as const;

/** The reason that a warning gives, by the setting. */
const reasonOf = { always: 'classroom', timetable: 'lesson', 'by-hand': 'hand-lesson' } as const satisfies Record<
  EducationalUse,
  InForceReason
>;

/** What the pupil will see by the draft: the mode of the draft, or another one to compare. */
export function WarningPreview({ draft, pack, css }: WarningPreviewProps) {
  const id = useId();
  const [compared, setCompared] = useState<{ mode: Mode; besides: Mode } | null>(null);
  // A mode that is chosen in the form is shown at once.
  const shown = compared?.besides === draft.mode ? compared.mode : draft.mode;
  const system = pack.systems.find((one) => one.id === 'telegram') ?? pack.systems[0];
  if (!system) return null;
  const name = system.name[language()];
  return (
    <section class="box" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{i18n.t('admin.preview.title')}</h4>
      <SelectField
        label={i18n.t('admin.preview.mode')}
        value={shown}
        options={modes.map((mode) => ({ value: mode, label: i18n.t(`report.mode.${mode}`) }))}
        change={(mode) => setCompared({ mode: mode as Mode, besides: draft.mode })}
      />
      <p role="status" class="hint">
        {shown === 'audit' ? i18n.t('admin.preview.audit') : i18n.t('admin.preview.about', { system: name })}
      </p>
      {shown !== 'audit' && (
        <ShadowCard css={css}>
          <Warning {...warningOf(shown, draft, pack)} system={name} item={system.item} />
        </ShadowCard>
      )}
    </section>
  );
}

function warningOf(
  kind: WarningProps['kind'],
  draft: SettingsDraft,
  pack: WarningPreviewProps['pack'],
): Omit<WarningProps, 'system' | 'item'> {
  const reason = reasonOf[draft.educationalUse];
  const seconds = wholeNumber(draft.countdown);
  return {
    ...{ kind, reason, words: pack.words[language()], surface: 'client' },
    lesson: reason === 'lesson' ? EXAMPLE.lesson : null,
    to: reason === 'classroom' ? null : EXAMPLE.to,
    lead: kind === 'block' ? i18n.t('warning.noticed.refused') : null,
    ...schoolWordsOf(draft),
    secondsLeft: kind === 'redirect' ? seconds : null,
    secondsInAll: seconds,
    ...{ choose: () => undefined, reportMistake: () => undefined },
  };
}
