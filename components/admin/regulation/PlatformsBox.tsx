import { i18n } from '#i18n';
import { withPlatform } from '../../../core/regulation/draft-platform.ts';
import type { DraftPlatform } from '../../../core/regulation/regulation-draft.ts';
import { type PlatformId, platformIds } from '../../../core/rules/ids.ts';
import { CheckField } from '../controls/CheckField.tsx';
import { TextAreaField } from '../controls/TextAreaField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { RegulationText } from './RegulationText.tsx';
import { platformName, type RegulationChoice } from './regulation-choice.ts';
import { regulationErrorText } from './regulation-error-text.ts';
import type { RegulationForm } from './use-regulation-form.ts';

interface PlatformsBoxProps {
  form: RegulationForm;
  choice: RegulationChoice;
}

/** The permitted platforms with their names, links and hosts, who is responsible, and where help is. */
export function PlatformsBox({ form, choice }: PlatformsBoxProps) {
  const { draft, errors, change } = form;
  return (
    <section class="box" aria-labelledby="regulation-platforms">
      <h3 id="regulation-platforms">{i18n.t('admin.regulation.platforms')}</h3>
      <div class="regulation-row">
        <RegulationText path="platform.ru" form={form} />
        <RegulationText path="clause" form={form} />
      </div>
      <PermittedPlatforms form={form} choice={choice} />
      <TextAreaField
        label={i18n.t('admin.regulation.roles')}
        hint={i18n.t('admin.regulation.rolesAbout')}
        rows={3}
        value={draft.roles}
        error={regulationErrorText(errors, 'roles')}
        change={(roles) => change({ roles })}
      />
      <TextAreaField
        label={i18n.t('shared.support')}
        hint={i18n.t('admin.regulation.supportAbout')}
        rows={2}
        value={draft.support}
        error={regulationErrorText(errors, 'support')}
        change={(support) => change({ support })}
      />
    </section>
  );
}

/** The platforms to tick, at least one. */
function PermittedPlatforms({ form, choice }: PlatformsBoxProps) {
  const error = regulationErrorText(form.errors, 'platforms');
  return (
    <fieldset
      class="regulation-permitted"
      aria-labelledby="regulation-platforms"
      tabIndex={-1}
      {...(error && { 'data-invalid': true, 'aria-describedby': 'regulation-platforms-error' })}
    >
      {error && (
        <p id="regulation-platforms-error" class="error">
          {error}
        </p>
      )}
      {platformIds.map((id) => (
        <PlatformFields key={id} id={id} form={form} choice={choice} />
      ))}
    </fieldset>
  );
}

function PlatformFields({ id, form, choice }: PlatformsBoxProps & { id: PlatformId }) {
  const typed = form.draft.platforms[id];
  const usual = choice.standard.find((one) => one.id === id);
  const platform = platformName(choice, id);
  const put = (parts: Partial<DraftPlatform>): void => form.change(withPlatform(form.draft, id, parts));
  const field = (part: 'name' | 'link' | 'hosts') => ({
    value: typed[part],
    error: regulationErrorText(form.errors, `platforms.${id}.${part}`),
    change: (text: string) => put({ [part]: text }),
  });
  return (
    <div class="regulation-platform">
      <CheckField
        label={i18n.t('admin.regulation.permitted', { platform })}
        on={typed.isPermitted}
        change={(on) => put({ isPermitted: on })}
      />
      {typed.isPermitted && (
        <>
          <TextField
            label={i18n.t('admin.regulation.platformName', { platform })}
            placeholder={usual?.name.ru}
            {...field('name')}
          />
          <TextField
            type="url"
            label={i18n.t('admin.regulation.link', { platform })}
            hint={i18n.t('admin.regulation.linkAbout')}
            {...field('link')}
          />
          <TextField
            label={i18n.t('admin.regulation.hosts', { platform })}
            hint={i18n.t('admin.regulation.hostsAbout')}
            placeholder={usual?.hosts.join(' ')}
            {...field('hosts')}
          />
        </>
      )}
    </div>
  );
}
