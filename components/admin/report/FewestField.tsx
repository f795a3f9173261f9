import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { minimumPcs } from '../../../core/report/suppression.ts';
import { TextField } from '../controls/TextField.tsx';

export interface FewestFieldProps {
  fewest: number;
  change(fewest: number): void;
}

const MAX_FEWEST_PCS = 99;

/** The minimum number of PCs behind a shown number: five or more. */
export function FewestField({ fewest, change }: FewestFieldProps) {
  const [typed, setTyped] = useState(String(fewest));
  const number = Number(typed);
  const fits = /^\d+$/.test(typed) && number >= minimumPcs && number <= MAX_FEWEST_PCS;
  const type = (text: string): void => {
    setTyped(text);
    const asked = Number(text);
    if (/^\d+$/.test(text) && asked >= minimumPcs && asked <= MAX_FEWEST_PCS) change(asked);
  };
  return (
    <section class="box" aria-labelledby="fewest-title">
      <h3 id="fewest-title">{i18n.t('admin.reports.small')}</h3>
      <p class="hint">{i18n.t('admin.reports.smallAbout', { fewest })}</p>
      <TextField
        label={i18n.t('admin.reports.fewest')}
        digits
        value={typed}
        error={fits ? null : i18n.t('admin.reports.fewestError', { fewest: minimumPcs, most: MAX_FEWEST_PCS })}
        change={type}
      />
    </section>
  );
}
