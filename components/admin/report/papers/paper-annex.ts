import { i18n } from '#i18n';
import type { PaperBlock, PaperTable } from '../../../../core/paper/paper.ts';
import {
  isProblem,
  type SelfCheck,
  type StepResult,
  systemSteps,
  wholeSteps,
} from '../../../../core/status/self-check.ts';
import { systemName } from '../../../shared/language.ts';
import { explanations, wholeWords } from '../../self-check/self-check-words.ts';
import { dayInWords } from '../../text/words.ts';
import type { PaperFacts } from './paper-facts.ts';

/** Return the annex of an act: the protocol of the self-check, and the key that seals each journal. */
export function annexOf(facts: PaperFacts): PaperBlock[] {
  const { check, pack } = facts;
  return [
    { block: 'annex' },
    { block: 'right', lines: [i18n.t('admin.documents.annex.to')] },
    { block: 'title', text: i18n.t('admin.selfCheck.paper.title') },
    { block: 'table', table: stateTable(facts) },
    ...(check ? explanations(check, pack).map((text): PaperBlock => ({ block: 'text', text })) : []),
    ...(check ? checkTables(check, facts).map((table): PaperBlock => ({ block: 'table', table })) : []),
    { block: 'text', text: i18n.t('admin.documents.annex.keyAbout') },
    { block: 'table', table: keysTable(facts) },
  ];
}

/** Facts that the extension reports about itself; the commission checks them. */
function stateTable({ view, speech, pack, health, selfCheck }: PaperFacts): PaperTable {
  const unknown = i18n.t('admin.documents.notKnown');
  const inForce = i18n.t('admin.documents.inForce', { day: dayInWords(pack.inForceFrom, 'short') });
  return {
    caption: i18n.t('admin.documents.selfCheck'),
    columns: [
      { heading: i18n.t('admin.selfCheck.what'), width: 4, look: 'text' },
      { heading: i18n.t('admin.selfCheck.result'), width: 5, look: 'text' },
    ],
    rows: [
      [i18n.t('admin.documents.pack'), `${pack.id}, ${inForce}`],
      [i18n.t('admin.documents.checked'), health ? checkedWords(selfCheck) : unknown],
      [i18n.t('admin.documents.failures'), health ? speech.count(health.failures) : unknown],
      [i18n.t('admin.documents.waiting'), health ? speech.count(health.waiting) : unknown],
      [i18n.t('report.book.missing'), speech.count(view.missing.now)],
      [i18n.t('report.book.unwatched'), speech.count(view.unwatched.now)],
      [i18n.t('report.book.absentDays'), speech.count(view.absentDays.now)],
      [i18n.t('report.book.exemptions'), speech.count(view.exemptions.now)],
    ],
  };
}

function checkedWords(selfCheck: PaperFacts['selfCheck']): string {
  if (!selfCheck) return i18n.t('admin.documents.notChecked');
  return i18n.t('admin.documents.checkedValue', { ...selfCheck, day: dayInWords(selfCheck.day, 'short') });
}

function checkTables(check: SelfCheck, { pack }: PaperFacts): PaperTable[] {
  return [
    {
      caption: i18n.t('admin.selfCheck.systems'),
      columns: [
        { heading: i18n.t('admin.documents.item'), width: 2, look: 'numbers' },
        { heading: i18n.t('report.column.system'), width: 4, look: 'text' },
        ...systemSteps.map((step) => ({
          heading: i18n.t(`admin.selfCheck.step.${step}`),
          width: 3,
          look: 'numbers' as const,
        })),
      ],
      rows: check.systems.map(({ system, item, steps }) => [
        item,
        systemName(pack.systems, system),
        ...systemSteps.map((step) => stateWords(steps[step])),
      ]),
    },
    {
      caption: i18n.t('admin.selfCheck.rest'),
      columns: [
        { heading: i18n.t('admin.selfCheck.what'), width: 5, look: 'text' },
        { heading: i18n.t('admin.selfCheck.result'), width: 3, look: 'numbers' },
      ],
      rows: wholeSteps.map((step) => [wholeWords(step, pack), stateWords(check.whole[step])]),
    },
  ];
}

function stateWords(result: StepResult): string {
  return i18n.t(`admin.selfCheck.state.${isProblem(result) ? 'failed' : result}`);
}

function keysTable({ pcs, speech }: PaperFacts): PaperTable {
  return {
    caption: i18n.t('admin.documents.annex.keys'),
    columns: [
      { heading: i18n.t('report.column.place'), width: 3, look: 'text' },
      { heading: i18n.t('admin.documents.annex.key'), width: 6, look: 'text' },
    ],
    rows: pcs.map(({ place, key }) => [speech.place(place), key ?? i18n.t('admin.documents.annex.noKey')]),
  };
}
