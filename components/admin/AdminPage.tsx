import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { secretPolicyKeys } from '../../core/exemption/secret-hash.ts';
import type { JournalHealth } from '../../core/journal/health.ts';
import type { Pack } from '../../core/regulation/pack.ts';
import { allowedProblem } from '../../core/rules/allowed-address.ts';
import { indexRules } from '../../core/rules/match.ts';
import type { CheckedSettings } from '../../core/settings/read-settings.ts';
import { everyDay } from '../../core/time/day-range.ts';
import { Mark } from '../shared/Mark.tsx';
import { AdminNav, type SectionName } from './AdminNav.tsx';
import { AccessPanel } from './access/AccessPanel.tsx';
import { type Access, useAccess } from './access/use-access.ts';
import { ClockNotice } from './ClockNotice.tsx';
import { DraftNotice } from './DraftNotice.tsx';
import { ExportBox } from './export/ExportBox.tsx';
import { type Exporting, useExport } from './export/use-export.ts';
import { Gate } from './Gate.tsx';
import { EraseBox } from './journal/EraseBox.tsx';
import { JournalPanel } from './journal/JournalPanel.tsx';
import { type JournalView, useJournal } from './journal/use-journal.ts';
import { Notices } from './Notices.tsx';
import type { AdminPorts } from './ports.ts';
import { RulesPanel } from './RulesPanel.tsx';
import { RegulationEditor } from './regulation/RegulationEditor.tsx';
import type { RegulationChoice } from './regulation/regulation-choice.ts';
import { useRegulationForm } from './regulation/use-regulation-form.ts';
import { ReportPanel } from './report/ReportPanel.tsx';
import { SettingsPanel } from './settings/SettingsPanel.tsx';
import { useSettingsForm } from './settings/use-settings-form.ts';
import { SettingsFileBox } from './settings-file/SettingsFileBox.tsx';
import { SetupHint } from './start/SetupHint.tsx';
import { StartPanel } from './start/StartPanel.tsx';
import { useSetup } from './start/use-setup.ts';
import { StatusPanel } from './status/StatusPanel.tsx';
import { useHealth } from './use-health.ts';
import { useScrollPosition } from './use-scroll-position.ts';
import { useSettings } from './use-settings.ts';
import { useUnsavedGuard } from './use-unsaved-guard.ts';
import { VerifyPanel } from './verify/VerifyPanel.tsx';

export interface AdminPageProps {
  section: SectionName;
  pack: Pack;
  regulation: RegulationChoice;
  ports: AdminPorts;
}

/** The administrator's page: journal, settings, access and rules. */
export function AdminPage(props: AdminPageProps) {
  const checked = useSettings(props.ports);
  const access = useAccess(props.ports);
  useEffect(() => {
    document.title = `${i18n.t(`admin.nav.${props.section}`)} — ${i18n.t('extension.name')}`;
  }, [props.section]);
  const ready = checked !== null && access.state !== 'loading';
  return (
    <>
      <header class="top">
        <p class="top-name">
          <Mark />
          {i18n.t('extension.name')}
        </p>
        <h1>{i18n.t('shared.admin')}</h1>
        <AdminNav section={props.section} />
      </header>
      <main>{ready ? <Guarded {...props} checked={checked} access={access} /> : <p>{i18n.t('admin.loading')}</p>}</main>
    </>
  );
}

type OpenProps = AdminPageProps & { checked: CheckedSettings; access: Access };

/** While locked, guarded sections are not rendered and the journal is not read. Rules and the verifier are public. */
function Guarded(props: OpenProps) {
  const { section, pack, ports, checked, access } = props;
  const { reportsOpen, timetable } = checked.settings;
  if (access.state === 'open' || access.state === 'unlocked') return <Sections {...props} />;
  if (section === 'rules') return <RulesPanel pack={pack} settings={checked.settings} />;
  if (section === 'verify') return <VerifyPanel isSigned={ports.isSigned} />;
  if (section === 'journal' && reportsOpen) return <Reports {...props} />;
  if (section === 'reports' && reportsOpen) {
    return <ReportPanel open pack={pack} ports={ports} settings={checked.settings} health={null} />;
  }
  const clock = (moment: string): string => ports.clock(moment, timetable.zone);
  const broken = checked.problems.some(({ field }) => field === secretPolicyKeys.passphrase);
  if (access.state === 'awaited') return <AwaitedPolicy />;
  return <Gate idle={access.state === 'locked-idle'} broken={broken} clock={clock} unlock={access.unlock} />;
}

/** Says why the page is locked while the browser has not given the policy. */
function AwaitedPolicy() {
  return (
    <section class="box gate">
      <h2>{i18n.t('admin.gate.awaitedTitle')}</h2>
      <p>{i18n.t('admin.gate.awaited')}</p>
    </section>
  );
}

/** The journal and its exports, if teachers may see them. */
function Reports({ pack, ports, checked: { settings } }: OpenProps) {
  const view = useJournal(ports, settings.timetable.zone, true);
  const period = useExport(ports, pack, settings);
  return (
    <JournalPanel view={view} pack={pack}>
      <PeriodExport exporting={period} view={view} />
    </JournalPanel>
  );
}

/** Every section that was shown once stays mounted, so that switching sections keeps the input. */
function Sections(props: OpenProps) {
  const { section, pack, regulation, ports, checked, access } = props;
  const { settings, problems } = checked;
  useScrollPosition();
  const view = useJournal(ports, settings.timetable.zone, useOnceTrue(section === 'journal'));
  const index = useMemo(() => indexRules(pack.systems), [pack]);
  const isListed = (address: string): boolean => allowedProblem(address, index) !== 'unlisted';
  const form = useSettingsForm(checked, ports.saveSettings, isListed);
  const health = useHealth(ports, view.shown ?? view.version);
  const regulationForm = useRegulationForm(regulation, ports);
  const unsaved = { settings: form.dirty, rules: regulationForm.dirty };
  const hasDraft = unsaved.settings || unsaved.rules;
  useUnsavedGuard(hasDraft);
  const setup = useSetup(ports, checked, pack.id, section);
  const secretsChanged = (): void => {
    void ports.secretSource('passphrase').then((source) => access.changed(source !== 'nowhere'));
  };
  return (
    <>
      {(section === 'journal' || section === 'status') && <SetupHint setup={setup} checked={checked} />}
      <Notices problems={problems} pack={pack} {...health} />
      <ClockNotice settings={settings} ports={ports} />
      <DraftNotice section={section} unsaved={unsaved} />
      {section === 'start' && (
        <StartPanel setup={setup} pack={pack} checked={checked} ports={ports} passphraseChanged={access.changed} />
      )}
      <JournalSections {...props} view={view} health={health} />
      <LazySection shown={section === 'settings'}>
        <SettingsPanel form={form} pack={pack} stored={settings.timetable} ports={ports}>
          <SettingsFileBox {...{ pack, checked, ports, isListed, secretsChanged, hasDraft }} choice={regulation} />
        </SettingsPanel>
      </LazySection>
      <SmallSections {...props} reload={view.reload} selfChecked={setup.refresh} />
      <LazySection shown={section === 'rules'}>
        <RulesPanel pack={pack} settings={settings} />
        <RegulationEditor choice={regulation} form={regulationForm} ports={ports} />
      </LazySection>
    </>
  );
}

type JournalSectionsProps = OpenProps & { view: JournalView; health: JournalHealth };

/** The journal, and the reports by it. */
function JournalSections({ section, pack, ports, checked, view, health }: JournalSectionsProps) {
  const { settings } = checked;
  const period = useExport(ports, pack, settings);
  return (
    <>
      <LazySection shown={section === 'journal'}>
        <JournalPanel view={view} pack={pack}>
          <PeriodExport exporting={period} view={view} />
        </JournalPanel>
      </LazySection>
      <LazySection shown={section === 'reports'}>
        <ReportPanel
          open={section === 'reports'}
          pack={pack}
          ports={ports}
          settings={settings}
          health={health}
          openJournal={(filter, days) => {
            view.open(filter, days);
            location.hash = 'journal';
          }}
        />
      </LazySection>
    </>
  );
}

type SmallSectionsProps = Omit<OpenProps, 'regulation'> & {
  /** Read the journal again. */
  reload(): void;
  /** Called after a self-check. */
  selfChecked(): void;
};

function SmallSections({ section, pack, ports, checked, access, ...after }: SmallSectionsProps) {
  return (
    <>
      <LazySection shown={section === 'access'}>
        <AccessPanel open={section === 'access'} ports={ports} passphraseChanged={access.changed} />
      </LazySection>
      <LazySection shown={section === 'status'}>
        <StatusPanel open={section === 'status'} {...{ pack, ports, checked }} selfChecked={after.selfChecked} />
        <EraseWhole {...{ pack, ports, checked }} reload={after.reload} />
      </LazySection>
      <LazySection shown={section === 'verify'}>
        <VerifyPanel isSigned={ports.isSigned} />
      </LazySection>
    </>
  );
}

/** A section that is drawn from when it is first shown: until then it would only take memory and time. */
function LazySection({ shown, children }: { shown: boolean; children: ComponentChildren }) {
  return useOnceTrue(shown) ? <div hidden={!shown}>{children}</div> : null;
}

/** Return true from the first render on in which a value is true. */
function useOnceTrue(value: boolean): boolean {
  const wasTrue = useRef(value);
  wasTrue.current ||= value;
  return wasTrue.current;
}

function PeriodExport({ exporting, view }: { exporting: Exporting; view: JournalView }) {
  const { state, save, stop } = exporting;
  return <ExportBox state={state} expected={countOf(view)} save={(format) => save(format, view.days)} stop={stop} />;
}

type EraseWholeProps = Pick<OpenProps, 'pack' | 'ports' | 'checked'> & { reload(): void };

function EraseWhole({ pack, ports, checked, reload }: EraseWholeProps) {
  const whole = useExport(ports, pack, checked.settings);
  return (
    <EraseBox
      countAll={async () => sum(await ports.systemTotals(everyDay.from, everyDay.to))}
      exported={whole.state}
      saveAll={(format) => whole.save(format, { from: null, to: null })}
      erase={() => ports.eraseJournal().then(reload)}
    />
  );
}

/** Lines of the period, whatever filter is set: the export holds all of them. */
function countOf({ totals }: JournalView): number {
  return totals ? sum(totals.systems) : 0;
}

function sum(totals: ReadonlyMap<string, number>): number {
  return [...totals.values()].reduce((all, count) => all + count, 0);
}
