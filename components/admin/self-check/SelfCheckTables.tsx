import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import {
  isProblem,
  type Problem,
  type SelfCheck,
  type StepResult,
  systemSteps,
  type WholeStep,
  wholeSteps,
} from '../../../core/status/self-check.ts';
import { language, systemName } from '../../shared/language.ts';
import { TableHead } from '../controls/TableHead.tsx';

export interface SelfCheckTablesProps {
  check: SelfCheck;
  pack: Pack;
  /** CSS class of the tables, for the screen or for print. */
  table: 'report-table' | 'paper-table';
}

/** Results of a self-check by system and for the whole extension; failures are explained below. */
export function SelfCheckTables({ check, pack, table }: SelfCheckTablesProps) {
  const failed = explanations(check, pack);
  return (
    <>
      {failed.length > 0 && (
        <ul class="self-check-failed">
          {failed.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <SystemsTable check={check} pack={pack} table={table} />
      <table class={table}>
        <caption>{i18n.t('admin.selfCheck.rest')}</caption>
        <TableHead columns={[i18n.t('admin.selfCheck.what'), i18n.t('admin.selfCheck.result')]} />
        <tbody>
          {wholeSteps.map((step) => (
            <tr key={step}>
              <th scope="row">{wholeWords(step, pack)}</th>
              <StepOutcome result={check.whole[step]} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function SystemsTable({ check, pack, table }: SelfCheckTablesProps) {
  return (
    <div class="table-wide">
      <table class={table}>
        <caption>{i18n.t('admin.selfCheck.systems')}</caption>
        <TableHead
          columns={[
            i18n.t('admin.documents.item'),
            i18n.t('report.column.system'),
            ...systemSteps.map((step) => i18n.t(`admin.selfCheck.step.${step}`)),
          ]}
        />
        <tbody>
          {check.systems.map(({ system, item, steps }) => (
            <tr key={system}>
              <td class="number">{item}</td>
              <th scope="row">{systemName(pack.systems, system)}</th>
              {systemSteps.map((step) => (
                <StepOutcome key={step} result={steps[step]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A sign and a word; only one of them is visible if space is short, or in print. */
function StepOutcome({ result }: { result: StepResult }) {
  const state = isProblem(result) ? 'failed' : result;
  return (
    <td class={`step-${state}`}>
      <span class="step-sign" aria-hidden="true">
        {{ passed: '✓', skipped: '–', failed: '✗' }[state]}
      </span>{' '}
      <span class="step-word">{i18n.t(`admin.selfCheck.state.${state}`)}</span>
    </td>
  );
}

/** Every failure with its reason and what to do about it. */
function explanations({ systems, whole }: SelfCheck, pack: Pack): string[] {
  const found = [
    ...systems.flatMap(({ system, steps }) =>
      Object.values(steps).map((result) => [systemName(pack.systems, system), result] as const),
    ),
    ...wholeSteps.map((step) => [wholeWords(step, pack), whole[step]] as const),
  ];
  return found.flatMap(([what, result]) => {
    if (!isProblem(result)) return [];
    const problem = i18n.t(`admin.selfCheck.problem.${result}`);
    const advice = adviceWords(result, pack);
    return [i18n.t('admin.selfCheck.explain', { what, problem, advice })];
  });
}

function wholeWords(step: WholeStep, { permitted, words }: Pack): string {
  if (step !== 'permitted') return i18n.t(`admin.selfCheck.whole.${step}`);
  return permitted.platforms.length === 1
    ? i18n.t('admin.selfCheck.whole.permittedOne', words[language()])
    : i18n.t('admin.selfCheck.whole.permitted', words[language()]);
}

function adviceWords(problem: Problem, { words }: Pack): string {
  return problem === 'permittedMatched'
    ? i18n.t('admin.selfCheck.advice.permittedMatched', words[language()])
    : i18n.t(`admin.selfCheck.advice.${problem}`);
}
