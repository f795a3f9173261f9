import { i18n } from '#i18n';
import { lostRegulation } from '../../../core/regulation/lost-regulation.ts';
import type { DeveloperToolsState } from '../../../core/status/developer-tools.ts';
import { policyWords } from '../text/policy-words.ts';
import { dayInWords } from '../text/words.ts';
import { adviseIf, fine, line, lineOf, type StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';

/** Return the lines on the installation and its permissions. */
export function installLines({ facts, checked, pack }: StatusParts): StatusLine[] {
  const lost = checked.problems.map(({ path }) => lostRegulation(path)).find(Boolean);
  const day = dayInWords(pack.inForceFrom, 'short');
  return [
    line(i18n.t('admin.status.version'), facts.version),
    line(
      i18n.t('admin.status.pack'),
      i18n.t('admin.status.packValue', { pack: pack.id, day }),
      lost ? i18n.t('admin.notice.regulationLost', { id: lost }) : null,
    ),
    lineOf(i18n.t('admin.status.browser'), facts.browser, fine),
    lineOf(i18n.t('admin.status.installed.title'), facts.installed, (how) =>
      adviseIf(how !== 'forced', i18n.t(`admin.status.installed.${how}`), i18n.t('admin.status.installed.advice')),
    ),
    lineOf(i18n.t('admin.status.private.title'), facts.privateWindows, (works) =>
      adviseIf(!works, i18n.t(`admin.status.private.${onOrOff(works)}`), i18n.t('admin.status.private.advice')),
    ),
    lineOf(i18n.t('admin.status.access.title'), facts.access, (has) =>
      adviseIf(!has, i18n.t(`admin.status.access.${onOrOff(has)}`), i18n.t('admin.status.access.advice')),
    ),
    lineOf(i18n.t('admin.status.policy.title'), facts.policyFields, (count) => fine(policyWords(count))),
    lineOf(i18n.t('admin.status.developerTools.title'), facts.developerTools, developerToolsLine),
  ];
}

/** Advice names what open developer tools cost. */
function developerToolsLine(state: DeveloperToolsState): Omit<StatusLine, 'name'> {
  const value = i18n.t(`admin.status.developerTools.${state}`);
  if (state === 'everywhere' || state === 'hosts') return fine(value);
  const advice =
    state === 'tooOld'
      ? i18n.t('admin.status.developerTools.tooOldAdvice')
      : i18n.t('admin.status.developerTools.advice');
  return { value, advice };
}

const onOrOff = (on: boolean): 'on' | 'off' => (on ? 'on' : 'off');
