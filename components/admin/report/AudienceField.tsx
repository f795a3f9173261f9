import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { minimumPcs } from '../../../core/report/suppression.ts';
import { ChoiceGroup } from '../controls/ChoiceGroup.tsx';
import { TextField } from '../controls/TextField.tsx';

/** Who reads a report of many PCs: the school, with exact numbers, or others, from `fewest` PCs on. */
export interface Audience {
  name: 'school' | 'outside';
  fewest: number;
}

export interface AudienceFieldProps {
  audience: Audience;
  change(audience: Audience): void;
}

const MAX_FEWEST_PCS = 99;

/** Selects whether the report leaves the school, and then the minimum number of PCs behind a shown number. */
export function AudienceField({ audience, change }: AudienceFieldProps) {
  const { fewest } = audience;
  return (
    <section class="box">
      <ChoiceGroup
        legend={i18n.t('admin.reports.audience.title')}
        value={audience.name}
        choices={(['school', 'outside'] as const).map((value) => ({
          value,
          label: i18n.t(`admin.reports.audience.${value}`),
          meaning: i18n.t(
            value === 'school' ? 'admin.reports.audience.schoolAbout' : 'admin.reports.audience.outsideAbout',
          ),
        }))}
        change={(name) => change({ ...audience, name })}
      />
      {audience.name === 'outside' && (
        <FewestField fewest={fewest} change={(asked) => change({ ...audience, fewest: asked })} />
      )}
    </section>
  );
}

function FewestField({ fewest, change }: { fewest: number; change(fewest: number): void }) {
  const [typed, setTyped] = useState(String(fewest));
  const isValid = (text: string): boolean =>
    /^\d+$/.test(text) && Number(text) >= minimumPcs && Number(text) <= MAX_FEWEST_PCS;
  const type = (text: string): void => {
    setTyped(text);
    if (isValid(text)) change(Number(text));
  };
  return (
    <TextField
      label={i18n.t('admin.reports.fewest')}
      digits
      value={typed}
      error={isValid(typed) ? null : i18n.t('admin.reports.fewestError', { fewest: minimumPcs, most: MAX_FEWEST_PCS })}
      change={type}
    />
  );
}
