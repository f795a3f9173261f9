import { i18n } from '#i18n';
import { platformIds } from '../../../core/rules/rule-schema.ts';
import { CheckField } from '../controls/CheckField.tsx';
import { TextAreaField } from '../controls/TextAreaField.tsx';
import { TextField } from '../controls/TextField.tsx';
import { RegulationText } from './RegulationText.tsx';
import { regulationErrorText } from './regulation-error-text.ts';
import type { RegulationForm } from './use-regulation-form.ts';

/** The permitted platforms with their links, who is responsible, and where help is. */
export function PlatformsBox({ form }: { form: RegulationForm }) {
  const { draft, errors, change } = form;
  return (
    <section class="box" aria-labelledby="regulation-platforms">
      <h3 id="regulation-platforms">{i18n.t('admin.regulation.platforms')}</h3>
      <div class="regulation-row">
        <RegulationText path="platform.ru" form={form} />
        <RegulationText path="clause" form={form} />
      </div>
      {platformIds.map((id) => (
        <PlatformFields key={id} id={id} form={form} />
      ))}
      <TextAreaField
        label={i18n.t('admin.regulation.roles')}
        hint={i18n.t('admin.regulation.rolesAbout')}
        rows={3}
        value={draft.roles}
        error={regulationErrorText(errors, 'roles')}
        change={(roles) => change({ roles })}
      />
      <TextAreaField
        label={i18n.t('admin.rules.support')}
        hint={i18n.t('admin.regulation.supportAbout')}
        rows={2}
        value={draft.support}
        error={regulationErrorText(errors, 'support')}
        change={(support) => change({ support })}
      />
    </section>
  );
}

function PlatformFields({ id, form }: { id: (typeof platformIds)[number]; form: RegulationForm }) {
  const { draft, errors, change } = form;
  const { isPermitted, link } = draft.platforms[id];
  const put = (parts: Partial<{ isPermitted: boolean; link: string }>): void =>
    change({ platforms: { ...draft.platforms, [id]: { ...draft.platforms[id], ...parts } } });
  return (
    <div class="regulation-platform">
      <CheckField
        label={i18n.t(`admin.regulation.permitted.${id}`)}
        on={isPermitted}
        change={(on) => put({ isPermitted: on })}
      />
      {isPermitted && (
        <TextField
          type="url"
          label={i18n.t(`admin.regulation.link.${id}`)}
          hint={i18n.t('admin.regulation.linkAbout')}
          value={link}
          error={regulationErrorText(errors, `platforms.${id}`)}
          change={(typed) => put({ link: typed })}
        />
      )}
    </div>
  );
}
