import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import { modes } from '../../../core/settings/settings.ts';
import { ChoiceGroup } from '../controls/ChoiceGroup.tsx';
import { Managed } from '../controls/Managed.tsx';
import { modeMeaning } from '../text/mode-words.ts';
import { DigitsField } from './DigitsField.tsx';
import { SystemModes } from './SystemModes.tsx';
import type { SettingsBoxProps } from './settings-box.ts';

/** What happens when a forbidden system is opened in a lesson. */
export function ModeBox({ pack, ...props }: SettingsBoxProps & { pack: Pick<Pack, 'systems' | 'words'> }) {
  const { draft, errors, managed, change } = props;
  const choices = modes.map((value) => ({
    value,
    label: i18n.t(`report.mode.${value}`),
    meaning: modeMeaning(value, pack),
  }));
  return (
    <section class="box" aria-label={i18n.t('admin.mode.legend')}>
      <Managed on={managed.has('mode')}>
        <ChoiceGroup
          legend={i18n.t('admin.mode.legend')}
          choices={choices}
          value={draft.mode}
          change={(mode) => change({ mode })}
        />
      </Managed>
      <Managed on={managed.has('modes')}>
        <SystemModes systems={pack.systems} value={draft.modes} change={(modes) => change({ modes })} />
      </Managed>
      {(mayRedirect(draft) || errors.has('countdown')) && <DigitsField {...props} name="countdown" />}
    </section>
  );
}

function mayRedirect({ mode, modes }: SettingsBoxProps['draft']): boolean {
  return mode === 'redirect' || Object.values(modes).includes('redirect');
}
