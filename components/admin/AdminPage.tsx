import { i18n } from '#i18n';
import type { Pack } from '../../core/rule.ts';
import type { CheckedSettings } from '../../core/settings.ts';
import { Mark } from '../Mark.tsx';
import { AdminNav, type SectionName } from './AdminNav.tsx';
import { ClockNotice } from './ClockNotice.tsx';
import { EraseBox } from './EraseBox.tsx';
import { ExportBox } from './ExportBox.tsx';
import { JournalPanel } from './JournalPanel.tsx';
import { Notices } from './Notices.tsx';
import { type AdminPorts, anyDay } from './ports.ts';
import { RulesPanel } from './RulesPanel.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { useExport } from './use-export.ts';
import { useHealth } from './use-health.ts';
import { useJournal } from './use-journal.ts';
import { useSettings } from './use-settings.ts';
import { useSettingsForm } from './use-settings-form.ts';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

export interface AdminPageProps {
  section: SectionName;
  pack: Pack;
  ports: AdminPorts;
}

/** The administrator's page: the journal, the settings, the rules. */
export function AdminPage(props: AdminPageProps) {
  const checked = useSettings(props.ports);
  return (
    <>
      <header class="top">
        <p class="top-name">
          <Mark />
          {i18n.t('extension.name')}
        </p>
        <h1>{i18n.t('admin.title')}</h1>
        <AdminNav section={props.section} />
      </header>
      <main>{checked ? <Sections {...props} checked={checked} /> : <p>{i18n.t('admin.loading')}</p>}</main>
    </>
  );
}

/** All sections stay in the page, so that what was typed outlives a look at another one. */
function Sections({ section, pack, ports, checked }: AdminPageProps & { checked: CheckedSettings }) {
  const { settings, problems } = checked;
  const view = useJournal(ports, settings.timetable.zone);
  const form = useSettingsForm(settings, ports.saveSettings);
  const health = useHealth(ports, view.shown);
  useUnsavedGuard(form.dirty);
  const known = view.shown && view.shown !== 'failed' ? sum(view.shown.totals) : 0;
  const period = useExport(ports, pack, settings);
  const whole = useExport(ports, pack, settings);
  const countAll = async (): Promise<number> => sum(await ports.systemTotals(anyDay.from, anyDay.to));
  return (
    <>
      <Notices problems={problems} {...health} />
      <ClockNotice settings={settings} ports={ports} />
      <div hidden={section !== 'journal'}>
        <JournalPanel view={view} pack={pack}>
          <ExportBox state={period.state} expected={known} save={(format) => period.save(format, view.days)} />
          <EraseBox
            countAll={countAll}
            exported={whole.state}
            saveAll={(format) => whole.save(format, { from: null, to: null })}
            erase={() => ports.eraseJournal().then(view.reload)}
          />
        </JournalPanel>
      </div>
      <div hidden={section !== 'settings'}>
        <SettingsPanel form={form} stored={settings.timetable} ports={ports} />
      </div>
      <div hidden={section !== 'rules'}>
        <RulesPanel pack={pack} />
      </div>
    </>
  );
}

function sum(totals: ReadonlyMap<string, number>): number {
  return [...totals.values()].reduce((all, count) => all + count, 0);
}
