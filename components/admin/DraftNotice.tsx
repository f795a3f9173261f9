import { i18n } from '#i18n';
import type { SectionName } from './AdminNav.tsx';

export interface DraftNoticeProps {
  /** The open section. */
  section: SectionName;
  /** Whether the settings and the regulation have changes that are not saved. */
  unsaved: { settings: boolean; rules: boolean };
}

/** Says in other sections that changes are not saved, and leads back to them. They stay while the page is open. */
export function DraftNotice({ section, unsaved }: DraftNoticeProps) {
  const left = (['settings', 'rules'] as const).filter((name) => unsaved[name] && name !== section);
  return (
    <div role="status">
      {left.map((name) => (
        <p key={name} class="notices">
          <span>
            {i18n.t(name === 'settings' ? 'admin.settings.draft' : 'admin.regulation.draft')}{' '}
            <a href={`#${name}`}>
              {i18n.t(name === 'settings' ? 'admin.settings.toDraft' : 'admin.regulation.toDraft')}
            </a>
          </span>
        </p>
      ))}
    </div>
  );
}
