import { type IncidentVerdict, judge, type Situation, situationInLesson } from '../decision/verdict.ts';
import type { Incident, OutcomeEntry } from '../journal/entry.ts';
import { newIncident, newOutcome } from '../journal/incident.ts';
import type { Pack } from '../regulation/pack.ts';
import { type Match, matchUrl, parseAddress, type RuleIndex } from '../rules/match.ts';
import type { System } from '../rules/rule-schema.ts';
import type { GuardSettings } from '../settings/guard-settings.ts';
import type { Mode } from '../settings/settings.ts';

/** Steps per system, in order. */
export const systemSteps = ['match', 'verdict', 'banner', 'journal'] as const;
export type SystemStep = (typeof systemSteps)[number];

/** Steps that are run once. */
export const wholeSteps = ['access', 'given', 'permitted', 'chain', 'change', 'untouched'] as const;
export type WholeStep = (typeof wholeSteps)[number];

/** Reasons of a failed step; each has an explanation and advice in the locales. */
const problems = [
  'notInPack',
  'notRecognised',
  'wrongVerdict',
  'notShown',
  'wrongText',
  'noChoices',
  'refusedEntry',
  'notKept',
  'noAccess',
  'staleSettings',
  'permittedMatched',
  'notIntact',
  'changeUnseen',
  'realTouched',
] as const;
export type Problem = (typeof problems)[number];

/** Result of a step. `skipped`: an earlier step failed. */
export type StepResult = 'passed' | 'skipped' | Problem;

/** Results of one system. */
export interface SystemCheck {
  system: string;
  item: string;
  steps: Record<SystemStep, StepResult>;
}

/** Results of a self-check. */
export interface SelfCheck {
  systems: readonly SystemCheck[];
  whole: Readonly<Record<WholeStep, StepResult>>;
}

/** A system to check: its id, its item of the regulation and one of its addresses. */
export interface SelfCheckTarget {
  system: string;
  item: string;
  address: string;
}

/**
 * List the systems to check: all of the regulation's list, even if the catalogue lacks one. A second item of a system is
 * left out, as core/regulation/systems-in-force.ts does.
 * @param known id and address of systems, by which a missing rule is noticed; of another system its first rule gives one
 */
export function selfCheckTargets(
  pack: Pick<Pack, 'items' | 'systems'>,
  known: readonly (readonly [string, string])[],
): SelfCheckTarget[] {
  const addresses = new Map(known);
  const first = pack.items.filter(({ system }, at) => pack.items.findIndex((other) => other.system === system) === at);
  return first.map(({ system, item }) => {
    const address = addresses.get(system) ?? addressOf(pack.systems.find(({ id }) => id === system));
    return { system, item, address };
  });
}

/** Match an address and return the match if it is the expected system. */
export function recognise(target: SelfCheckTarget, pack: Pick<Pack, 'systems'>, index: RuleIndex): Match | Problem {
  if (!pack.systems.some(({ id, item }) => id === target.system && item === target.item)) return 'notInPack';
  const url = parseAddress(target.address);
  const match = url && matchUrl(url, index);
  return match && match.system === target.system && match.item === target.item ? match : 'notRecognised';
}

/** Return a situation in which the rule applies: the current lesson, or a manual lesson started now. */
export function lessonFor(now: Date, settings: GuardSettings): Situation {
  return situationInLesson(now, settings);
}

/** Judge a match in a lesson; the verdict must be the one of the mode, and outside a lesson it must be `ignore`. */
export function judgeInLesson(match: Match, lesson: Situation, mode: Mode): IncidentVerdict | Problem {
  const outside = judge(match, { inForce: false, reason: 'outside' }, mode);
  const verdict = judge(match, lesson, mode);
  const wanted = mode === 'audit' ? 'record' : mode;
  return outside.kind === 'ignore' && verdict.kind !== 'ignore' && verdict.kind === wanted ? verdict : 'wrongVerdict';
}

/** Build the entries of a visit. @param id UUIDv4 */
export function entriesOf(id: string, verdict: IncidentVerdict, packId: string): [Incident, OutcomeEntry] {
  return [newIncident(id, verdict, 'page', packId), newOutcome(id, 'closed')];
}

/** Check that no address of a permitted platform matches a rule. */
export function permittedPass(addresses: readonly string[], index: RuleIndex): StepResult {
  const urls = addresses.map(parseAddress);
  return urls.every((url) => url && !matchUrl(url, index)) ? 'passed' : 'permittedMatched';
}

/** Return true if a result is a failure. */
export function isProblem(result: StepResult): result is Problem {
  return result !== 'passed' && result !== 'skipped';
}

/** Count the systems whose steps all passed, all systems, and the failed steps. */
export function countsOf({ systems, whole }: SelfCheck): { passed: number; systems: number; failures: number } {
  const results = [...systems.flatMap(({ steps }) => Object.values(steps)), ...Object.values(whole)];
  return {
    passed: systems.filter(({ steps }) => Object.values(steps).every((result) => result === 'passed')).length,
    systems: systems.length,
    failures: results.filter(isProblem).length,
  };
}

/** Build an address from the first rule of a system; wildcards are replaced by letters. */
function addressOf(system: System | undefined): string {
  const rule = system?.rules[0];
  const host = (rule?.hosts[0] ?? '').replace(/^\*$/, 'school.example').replace(/^\*\./, 'a.');
  const path = (rule?.paths?.[0] ?? '/').replace(/\$$/, '').replaceAll('{lang}', 'ru').replaceAll('*', 'a');
  return `https://${host}${path}`;
}
