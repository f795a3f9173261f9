import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import { secretNames } from '../../../core/exemption/secret-hash.ts';
import { type SettingsFileContents, writeSettingsFile } from '../../../core/policy/settings-file.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import { withoutPlatformLinks } from '../../../core/settings/platform-links.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { CheckField } from '../controls/CheckField.tsx';
import type { RegulationChoice } from '../regulation/regulation-choice.ts';
import type { SettingsFilePorts } from './use-settings-file.ts';

export interface SaveSettingsFileProps {
  settings: Settings;
  choice: RegulationChoice;
  pack: Pick<Pack, 'permitted'>;
  ports: SettingsFilePorts;
}

/** Saves the stored settings as one file; the label and the secrets only where they are asked for. */
export function SaveSettingsFile({ settings, choice, pack, ports }: SaveSettingsFileProps) {
  const [hasPlace, setPlace] = useState(false);
  const [hasSecrets, setSecrets] = useState(false);
  const [result, setResult] = useState<'saved' | 'failed' | null>(null);
  const save = async (): Promise<void> => {
    const hashes = hasSecrets ? await readHashes(ports) : {};
    const { regulation, builtIn } = choice;
    const text = writeSettingsFile({
      settings: shared(settings, pack, hasPlace),
      regulation: jsonEqual(regulation, builtIn[0]) ? undefined : regulation,
      hashes,
    });
    const answer = await ports.saveFile('dezhurny-settings.json', 'application/json', [text]);
    setResult(answer === 'saved' ? 'saved' : null);
  };
  return (
    <>
      <CheckField
        label={i18n.t('admin.settingsFile.withPlace')}
        hint={i18n.t('admin.settingsFile.withPlaceAbout')}
        on={hasPlace}
        change={setPlace}
      />
      <CheckField
        label={i18n.t('admin.settingsFile.withSecrets')}
        hint={i18n.t('admin.settingsFile.withSecretsAbout')}
        on={hasSecrets}
        change={setSecrets}
      />
      <div class="actions">
        <ActionButton look="plain" press={() => void save().catch(() => setResult('failed'))}>
          {i18n.t('admin.settingsFile.save')}
        </ActionButton>
      </div>
      <div role="status" class="result">
        {result === 'saved' && <p class="saved">{i18n.t('admin.settingsFile.saved')}</p>}
        {result === 'failed' && <p class="error">{i18n.t('admin.settingsFile.saveFailed')}</p>}
      </div>
    </>
  );
}

/** Return what several PCs can share: a link that only repeats the regulation's stays with the regulation. */
function shared(settings: Settings, { permitted }: Pick<Pack, 'permitted'>, hasPlace: boolean): Partial<Settings> {
  const own = withoutPlatformLinks(settings, permitted.platforms);
  const { place, maxLink, sferumLink, ...rest } = own;
  return {
    ...rest,
    ...(hasPlace && { place }),
    ...(maxLink !== defaultSettings.maxLink && { maxLink }),
    ...(sferumLink !== defaultSettings.sferumLink && { sferumLink }),
  };
}

async function readHashes(ports: SettingsFilePorts): Promise<NonNullable<SettingsFileContents['hashes']>> {
  const hashes = await Promise.all(secretNames.map(async (name) => [name, await ports.secretHash(name)] as const));
  return Object.fromEntries(hashes.filter(([, hash]) => hash !== null));
}
