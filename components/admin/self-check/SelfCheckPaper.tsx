import { i18n } from '#i18n';
import { citedTitle } from '../../../core/regulation/approval.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { SelfCheck } from '../../../core/status/self-check.ts';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import { language } from '../../shared/language.ts';
import { modesWords } from '../text/mode-words.ts';
import { policyWords } from '../text/policy-words.ts';
import { dayInWords } from '../text/words.ts';
import { SelfCheckTables } from './SelfCheckTables.tsx';
import { sumWords } from './self-check-words.ts';

export interface SelfCheckPaperProps {
  check: SelfCheck;
  facts: StatusFacts;
  summary: SelfCheckSummary;
  pack: Pack;
  settings: Settings;
}

/** The A4 record of a self-check for the school's act, visible only in print. */
export function SelfCheckPaper(props: SelfCheckPaperProps) {
  const { check, summary, pack, settings } = props;
  return (
    <article class="paper paper-printed" aria-label={i18n.t('admin.selfCheck.paper.title')}>
      <p class="paper-about">{pack.schoolFull[language()]}</p>
      <h3 class="paper-title">{i18n.t('admin.selfCheck.paper.title')}</h3>
      <p class="paper-basis">{i18n.t('admin.documents.basis', { title: citedTitle(pack, language()) })}</p>
      <table class="paper-table">
        <tbody>
          {aboutRows(props).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{sumWords(summary)}</p>
      {settings.mode === 'audit' && <p>{i18n.t('admin.selfCheck.audit')}</p>}
      <SelfCheckTables check={check} pack={pack} table="paper-table" />
      <p class="paper-line">
        <span>{pack.words[language()].administrator}</span>
        <span class="blank">
          <small>{i18n.t('admin.documents.signature')}</small>
        </span>
        <span class="blank blank-wide">
          <small>{i18n.t('admin.documents.name')}</small>
        </span>
      </p>
    </article>
  );
}

/** Name and value of each fact about this PC. */
function aboutRows({ facts, summary, pack, settings }: SelfCheckPaperProps): [string, string][] {
  const unknown = i18n.t('admin.status.unknown');
  const inForce = i18n.t('admin.status.packValue', { pack: pack.id, day: dayInWords(pack.inForceFrom, 'short') });
  return [
    [i18n.t('admin.selfCheck.paper.day'), dayInWords(summary.day, 'short')],
    [i18n.t('report.column.place'), settings.place || '______________'],
    [i18n.t('admin.status.version'), summary.version],
    [i18n.t('admin.status.browser'), facts.browser ?? unknown],
    [i18n.t('admin.status.pack'), inForce],
    [i18n.t('admin.status.zone.title'), settings.timetable.zone],
    [i18n.t('admin.status.policy.title'), facts.policyFields === null ? unknown : policyWords(facts.policyFields)],
    [i18n.t('admin.selfCheck.paper.mode'), i18n.t(`report.mode.${settings.mode}`)],
    ...(Object.keys(settings.modes).length > 0
      ? [[i18n.t('admin.mode.ofSystems'), modesWords(settings, pack.systems)] satisfies [string, string]]
      : []),
  ];
}
