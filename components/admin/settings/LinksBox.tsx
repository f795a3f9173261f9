import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import { Managed } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import { errorText } from '../text/error-text.ts';
import { fieldName } from '../text/field-names.ts';
import type { SettingsBoxProps } from './settings-box.ts';

/** The addresses that the buttons of the warning open. */
export function LinksBox({ pack, draft, errors, managed, change }: SettingsBoxProps & { pack: Pick<Pack, 'words'> }) {
  return (
    <section class="box" aria-labelledby="links-title">
      <h3 id="links-title">{i18n.t('admin.settings.links')}</h3>
      {(['maxLink', 'sferumLink'] as const).map((field) => (
        <Managed key={field} on={managed.has(field)}>
          <TextField
            type="url"
            label={fieldName(field, pack) ?? field}
            hint={i18n.t('admin.hint.link')}
            value={draft[field]}
            error={errorText(errors, field)}
            change={(link) => change({ [field]: link })}
          />
        </Managed>
      ))}
    </section>
  );
}
