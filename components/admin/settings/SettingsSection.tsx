import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';

/** The sections of the settings, in the order of the page. */
export const settingsSections = ['lesson', 'time', 'words', 'teachers', 'journal', 'file'] as const;
export type SettingsSectionName = (typeof settingsSections)[number];

export interface SettingsSectionProps {
  name: SettingsSectionName;
  children: ComponentChildren;
}

/** A section of the settings. Its heading is the target of the link in the contents, and takes the focus. */
export function SettingsSection({ name, children }: SettingsSectionProps) {
  const id = `settings/${name}`;
  return (
    <section class="settings-section" aria-labelledby={id}>
      <h3 id={id} tabIndex={-1}>
        {i18n.t(`admin.settings.section.${name}`)}
      </h3>
      {children}
    </section>
  );
}

/** Links to the sections of the settings. The browser scrolls to the heading and gives it the focus. */
export function SettingsContents() {
  return (
    <nav class="contents" aria-label={i18n.t('admin.settings.contents')}>
      {settingsSections.map((name) => (
        <a key={name} href={`#settings/${name}`}>
          {i18n.t(`admin.settings.section.${name}`)}
        </a>
      ))}
    </nav>
  );
}
