import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import {
  isProblem,
  type SelfCheck,
  type StepResult,
  systemSteps,
  wholeSteps,
} from '../../../core/status/self-check.ts';
import { systemName } from '../../shared/language.ts';
import { TableHead } from '../controls/TableHead.tsx';
import { explanations, wholeWords } from './self-check-words.ts';

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
