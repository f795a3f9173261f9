import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { type SetupStep, setupStepNames } from '../../../core/status/setup-steps.ts';
import { language } from '../../shared/language.ts';
import { SecretBox } from '../access/SecretBox.tsx';
import { ActionButton } from '../controls/ActionButton.tsx';
import type { AdminPorts } from '../ports.ts';
import { SelfCheckBox } from '../self-check/SelfCheckBox.tsx';
import { useSelfCheck } from '../self-check/use-self-check.ts';
import { settingWords } from '../text/setting-words.ts';
import { systemsInWords } from '../text/words.ts';
import { StartBells } from './StartBells.tsx';
import { StartRoom } from './StartRoom.tsx';
import { Step } from './Step.tsx';
import type { Setup } from './use-setup.ts';

export interface StartPanelProps {
  setup: Setup;
  pack: Pack;
  checked: CheckedSettings;
  ports: AdminPorts;
  passphraseChanged(isSet: boolean): void;
}

/** The first set-up: five steps, each done in place. It can be left and taken up again. */
export function StartPanel(props: StartPanelProps) {
  const { missing } = props.setup;
  const done = setupStepNames.length - (missing?.length ?? 0);
  return (
    <div class="panel">
      <div class="panel-head">
        <h2>{i18n.t('admin.nav.start')}</h2>
        <p class="lead">{i18n.t('admin.start.lead')}</p>
        {missing && (
          <p role="status">
            {missing.length === 0 ? i18n.t('admin.start.all') : i18n.t('admin.start.progress', { done })}
          </p>
        )}
        <p>
          <a href="#journal">{i18n.t(missing?.length === 0 ? 'admin.start.toJournal' : 'admin.start.later')}</a>
        </p>
      </div>
      {missing && <Steps {...props} missing={missing} />}
    </div>
  );
}

function Steps({
  setup,
  pack,
  checked,
  ports,
  passphraseChanged,
  missing,
}: StartPanelProps & { missing: readonly SetupStep[] }) {
  const { settings } = checked;
  const [failed, setFailed] = useState(false);
  const checking = useSelfCheck(ports, pack, settings, setup.refresh);
  const stored = (saving: Promise<void>): void => {
    const saved = saving.then(setup.refresh);
    void saved.then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  const save = (parts: Partial<Settings>): void => stored(ports.saveSettings({ ...settings, ...parts }));
  const step = (name: SetupStep) => ({
    step: name,
    number: setupStepNames.indexOf(name) + 1,
    done: !missing.includes(name),
  });
  return (
    <div class="steps">
      {failed && <p role="alert">{i18n.t('admin.save.failed')}</p>}
      <Step {...step('regulation')}>
        <RegulationStep pack={pack} confirm={() => stored(ports.saveRegulationSeen(pack.id))} />
      </Step>
      <Step {...step('bells')} stored={bellsInWords(settings, pack)}>
        <StartBells settings={settings} ports={ports} save={save} />
      </Step>
      <Step {...step('room')}>
        <StartRoom settings={settings} save={save} />
      </Step>
      <Step {...step('access')}>
        <AccessStep ports={ports} refresh={setup.refresh} passphraseChanged={passphraseChanged} />
      </Step>
      <Step {...step('selfCheck')}>
        <SelfCheckBox isStep {...{ checking, pack, settings }} print={ports.print} />
      </Step>
    </div>
  );
}

/** Return which bells are stored: «35 уроков в неделю», or that the rules hold all day. */
function bellsInWords(settings: Settings, pack: Pack): string {
  const field = settings.educationalUse === 'timetable' ? 'timetable' : 'educationalUse';
  return i18n.t('admin.start.stored', { value: settingWords(field, settings, pack) });
}

type AccessStepProps = Pick<StartPanelProps, 'ports' | 'passphraseChanged'> & { refresh(): void };

function AccessStep({ ports, refresh, passphraseChanged }: AccessStepProps) {
  const changed = (isSet: boolean): void => {
    passphraseChanged(isSet);
    refresh();
  };
  return (
    <div class="columns columns-even">
      <SecretBox name="pin" ports={ports} changed={refresh} />
      <SecretBox name="passphrase" ports={ports} changed={changed} />
    </div>
  );
}

function RegulationStep({ pack, confirm }: { pack: Pack; confirm(): void }) {
  return (
    <>
      <p>{pack.title[language()]}</p>
      <p class="hint">{i18n.t('admin.start.systems', { systems: systemsInWords(pack.systems.length) })}</p>
      <div class="actions">
        <ActionButton look="primary" press={confirm}>
          {i18n.t('admin.start.ours')}
        </ActionButton>
        <a href="#rules">{i18n.t('admin.start.other')}</a>
      </div>
    </>
  );
}
