import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import {
  isProblem,
  type Problem,
  type SelfCheck,
  type WholeStep,
  wholeSteps,
} from '../../../core/status/self-check.ts';
import { counted } from '../../shared/counted.ts';
import { language, systemName } from '../../shared/language.ts';

/** Return the result of a self-check as a sentence. */
export function sumWords(counts: { passed: number; systems: number; failures: number }): string {
  const { passed, systems, failures } = counts;
  if (failures === 0 && passed === systems) return counted('admin.selfCheck.passed', { passed, systems });
  return counted('admin.selfCheck.notPassed', { passed, systems, failures });
}

/** Every failure with its reason and what to do about it. */
export function explanations({ systems, whole }: SelfCheck, pack: Pack): string[] {
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

/** Name a step that is run once. */
export function wholeWords(step: WholeStep, { permitted, words }: Pack): string {
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
