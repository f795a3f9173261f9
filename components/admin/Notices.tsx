import { i18n } from '#i18n';
import { secretPolicyKeys } from '../../core/exemption/secret-hash.ts';
import type { JournalHealth } from '../../core/journal/health.ts';
import { developerToolsKeys } from '../../core/policy/developer-tools-policy.ts';
import { REGULATION_FIELD } from '../../core/policy/policy.ts';
import { regionKeys } from '../../core/policy/region-policy.ts';
import { totalsKeys } from '../../core/policy/totals-policy.ts';
import { lostRegulation } from '../../core/regulation/lost-regulation.ts';
import { permittedHost } from '../../core/regulation/permitted-clashes.ts';
import { isOtherPlatform } from '../../core/regulation/regulation-problem.ts';
import { recoveredProblem, type SettingsProblem } from '../../core/settings/read-settings.ts';
import { counted } from '../shared/counted.ts';
import { fieldName, type PlatformWords } from './text/field-names.ts';

export interface NoticesProps extends JournalHealth {
  problems: readonly SettingsProblem[];
  pack: PlatformWords;
}

/** Problems the administrator has to know first; empty if all is well. */
export function Notices({ problems, pack, failures, waiting, closed }: NoticesProps) {
  if (problems.length === 0 && failures === 0 && waiting === 0 && !closed) return null;
  return (
    <section class="notices" aria-label={i18n.t('admin.notice.label')}>
      {failures > 0 && <p>{counted('admin.notice.failures', { count: failures })}</p>}
      {closed && <p>{counted('admin.notice.closed', { count: waiting })}</p>}
      {waiting > 0 && !closed && <p>{counted('admin.notice.waiting', { count: waiting })}</p>}
      {problems.map((problem) => (
        <p key={`${problem.source} ${problem.path}`}>{problemText(problem, pack)}</p>
      ))}
      {problems.some(({ source }) => source === 'here') && <p>{i18n.t('admin.notice.mend')}</p>}
      {problems.some(({ source }) => source === 'policy') && <p>{i18n.t('admin.notice.mendPolicy')}</p>}
    </section>
  );
}

/** A policy may contain a path of any length. */
const MAX_PATH_CHARACTERS = 80;

/** Policy fields without a local setting to fall back to, and the notice for each. */
const policyNotices = [
  { keys: { regulation: REGULATION_FIELD }, text: 'admin.notice.policyRegulation' },
  { keys: secretPolicyKeys, text: 'admin.notice.policyHash' },
  { keys: regionKeys, text: 'admin.notice.policyRegion' },
  { keys: totalsKeys, text: 'admin.notice.policyTotals' },
  { keys: developerToolsKeys, text: 'admin.notice.policyDeveloperTools' },
] as const;

function problemText({ field, path, source }: SettingsProblem, pack: NoticesProps['pack']): string {
  const name = fieldName(field, pack);
  const where = path.slice(0, MAX_PATH_CHARACTERS);
  const lost = lostRegulation(path);
  if (source === 'here' && lost) return i18n.t('admin.notice.regulationLost', { id: lost });
  const host = permittedHost(path);
  if (field === REGULATION_FIELD && host) {
    return i18n.t('admin.notice.permittedAddress', { path: where.split(':')[0] ?? '', host });
  }
  if (field === REGULATION_FIELD && isOtherPlatform(path)) return i18n.t('shared.otherPlatform', { path: where });
  if (source === 'policy') {
    if (!name) return i18n.t('admin.notice.policyUnknown', { field: where });
    const special = policyNotices.find(({ keys }) => Object.values<string>(keys).includes(field));
    return i18n.t(special?.text ?? 'admin.notice.policyField', { field: name, path: where });
  }
  if (path === recoveredProblem.path) return i18n.t('admin.notice.recovered');
  if (field === 'settings') return i18n.t('admin.notice.whole');
  if (field === REGULATION_FIELD) return i18n.t('admin.notice.regulation', { path: where });
  if (name) return i18n.t('admin.notice.field', { field: name });
  return i18n.t('admin.notice.unknownField', { field: field.slice(0, 40) });
}
