import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { TotalsResult } from '../../../core/region/region-totals.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { AdminPorts } from '../ports.ts';
import { RegionMonths } from './RegionMonths.tsx';
import type { ReportSpeech } from './report-words.ts';

export interface RegionBoxProps {
  /** True if the report is visible. */
  open: boolean;
  ports: AdminPorts;
  speech: ReportSpeech;
}

/** Totals of a region, if a policy sets their endpoint. They are requested only on a button press. */
export function RegionBox({ open, ports, speech }: RegionBoxProps) {
  const [named, setNamed] = useState(false);
  const [answer, setAnswer] = useState<TotalsResult | 'asking' | null>(null);
  useEffect(() => {
    if (!open) return;
    const look = (): void => void ports.hasRegionTotals().then(setNamed);
    look();
    return ports.watchSettings(look); // which reports policy changes too
  }, [open, ports]);
  if (!named) return null;
  const ask = async (): Promise<void> => {
    setAnswer('asking');
    setAnswer(await ports.loadRegionTotals());
  };
  return (
    <section class="box" aria-labelledby="region-totals-title">
      <h3 id="region-totals-title">{i18n.t('admin.regionTotals.title')}</h3>
      <p class="hint">{i18n.t('admin.regionTotals.about')}</p>
      <div class="actions">
        <ActionButton look="plain" off={answer === 'asking'} press={() => void ask()}>
          {i18n.t(answer === null ? 'admin.regionTotals.load' : 'shared.again')}
        </ActionButton>
      </div>
      <p role="status">{answer && noteOn(answer)}</p>
      {answer !== null && answer !== 'asking' && answer.kind === 'read' && (
        <RegionMonths months={answer.months} speech={speech} />
      )}
    </section>
  );
}

/** Return the message for an answer. */
function noteOn(answer: TotalsResult | 'asking'): string {
  if (answer === 'asking') return i18n.t('admin.regionTotals.asking');
  if (answer.kind !== 'read') return i18n.t(`admin.regionTotals.${answer.kind}`);
  return answer.months.length === 0 ? i18n.t('admin.regionTotals.empty') : '';
}
