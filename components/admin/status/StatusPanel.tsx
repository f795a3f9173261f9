import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { AdminPorts } from '../ports.ts';
import { SelfCheckBox } from '../self-check/SelfCheckBox.tsx';
import { useSelfCheck } from '../self-check/use-self-check.ts';
import { dayInWords } from '../text/words.ts';
import { StatusGroups } from './StatusGroups.tsx';
import { type StatusGroup, statusGroups, statusText } from './status-lines.ts';
import { useStatus } from './use-status.ts';

export interface StatusPanelProps {
  /** True if the panel is visible; otherwise it reads nothing from the browser. */
  open: boolean;
  pack: Pack;
  ports: AdminPorts;
  checked: CheckedSettings;
  /** Called after a self-check. */
  selfChecked(): void;
}

/** The status of this PC, its problems, and the self-check. */
export function StatusPanel({ open, pack, ports, checked, selfChecked }: StatusPanelProps) {
  const { settings } = checked;
  const { known, refresh } = useStatus(ports, open, checked);
  const checking = useSelfCheck(ports, pack, settings, () => {
    refresh();
    selfChecked();
  });
  const groups = useMemo(() => {
    if (!known || known === 'failed') return null;
    return statusGroups({ ...known, checked, pack, now: ports.now(), national: ports.national });
  }, [known, checked, pack, ports]);
  return (
    <div class="panel">
      <div class="panel-head">
        <h2>{i18n.t('admin.status.title')}</h2>
        <p class="lead">{i18n.t('admin.status.lead')}</p>
        {groups && (
          <StatusHead groups={groups} day={ports.today(settings.timetable.zone)} ports={ports} refresh={refresh} />
        )}
        {known === null && <p>{i18n.t('admin.status.loading')}</p>}
        {known === 'failed' && <p role="alert">{i18n.t('admin.status.unknownAdvice')}</p>}
      </div>
      {groups && <StatusGroups groups={groups} />}
      <SelfCheckBox checking={checking} pack={pack} settings={settings} print={ports.print} />
    </div>
  );
}

interface StatusHeadProps {
  groups: readonly StatusGroup[];
  /** The current ISO day. */
  day: string;
  ports: AdminPorts;
  refresh(): void;
}

/** A one-sentence summary, and a button to copy the status. */
function StatusHead({ groups, day, ports, refresh }: StatusHeadProps) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const odd = groups.flatMap(({ lines }) => lines).filter(({ advice }) => advice !== null).length;
  const text = statusText(i18n.t('admin.status.heading', { day: dayInWords(day, 'short') }), groups);
  const copy = (): void => {
    ports.copyText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  };
  return (
    <>
      <p class="status-sum">
        {odd === 0 ? i18n.t('admin.status.allFine') : i18n.t('admin.status.some', { count: odd })}
      </p>
      <div class="actions">
        <ActionButton look="plain" press={copy}>
          {i18n.t('admin.status.copy')}
        </ActionButton>
        <ActionButton look="quiet" press={refresh}>
          {i18n.t('admin.status.refresh')}
        </ActionButton>
      </div>
      <div role="status" class="result">
        {copied === 'yes' && <p>{i18n.t('shared.copied')}</p>}
        {copied === 'no' && <p>{i18n.t('admin.status.copyFailed')}</p>}
      </div>
      {copied === 'no' && (
        <textarea class="status-text" readOnly rows={10} aria-label={i18n.t('admin.status.text')} value={text} />
      )}
    </>
  );
}
