import { i18n } from '#i18n';

const sections = ['start', 'journal', 'reports', 'settings', 'access', 'status', 'verify', 'rules'] as const;
export type SectionName = (typeof sections)[number];

/** Return the section named by a fragment such as `#settings` or `#settings/lessons`; the journal by default. */
export function sectionOf(fragment: string): SectionName {
  const [section] = fragment.split('/');
  return sections.find((name) => section === `#${name}`) ?? 'journal';
}

/** Links to the sections; to the first set-up only while it is open. The address holds the open section, so that it survives a reload. */
export function AdminNav({ section }: { section: SectionName }) {
  return (
    <nav class="sections" aria-label={i18n.t('admin.nav.label')}>
      {sections
        .filter((name) => name !== 'start' || name === section)
        .map((name) => (
          <a key={name} href={`#${name}`} {...(name === section ? { 'aria-current': 'page' as const } : {})}>
            {i18n.t(`admin.nav.${name}`)}
          </a>
        ))}
    </nav>
  );
}
