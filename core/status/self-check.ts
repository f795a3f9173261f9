import { judge, type Noticed, type Situation, situationAt, startHandLesson } from '../decision/verdict.ts';
import type { Incident, OutcomeEntry } from '../journal/entry.ts';
import { newIncident, newOutcome } from '../journal/incident.ts';
import { type Match, matchUrl, parseAddress, type RuleIndex } from '../rules/match.ts';
import type { Pack, System } from '../rules/rule-schema.ts';
import type { GivenSettings } from '../settings/guard-snapshot.ts';
import type { Mode } from '../settings/settings.ts';

/** What is tried with each system, one after the other. */
export const systemSteps = ['match', 'verdict', 'banner', 'journal'] as const;
export type SystemStep = (typeof systemSteps)[number];

/** What is tried once: access to the pages, what is permitted, and the journal as a whole. */
export const wholeSteps = ['access', 'given', 'permitted', 'chain', 'change', 'untouched'] as const;
export type WholeStep = (typeof wholeSteps)[number];

/** What can be wrong with a step; each has its explanation and its advice. */
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

/** How a step ended. `skipped`: a step before it did not pass, so there was nothing to try. */
export type StepResult = 'passed' | 'skipped' | Problem;

/** One of the systems and how its steps ended. */
export interface SystemCheck {
  system: string;
  item: number;
  steps: Record<SystemStep, StepResult>;
}

/** A whole self-check. */
export interface SelfCheck {
  systems: readonly SystemCheck[];
  whole: Readonly<Record<WholeStep, StepResult>>;
}

/** A system to be tried: its id, its item of Appendix 2 and an address of it. */
export interface StandIn {
  system: string;
  item: number;
  address: string;
}

/**
 * What a self-check visits: the nine, whether or not the rules still know them, and what a pack has beside them.
 * @param nine id and address in the order of Appendix 2
 */
export function standInsFor(pack: Pick<Pack, 'systems'>, nine: readonly (readonly [string, string])[]): StandIn[] {
  const own = nine.map(([system, address], at) => ({ system, item: at + 1, address }));
  const more = pack.systems.filter(({ id }) => !own.some(({ system }) => system === id));
  return [...own, ...more.map((system) => ({ system: system.id, item: system.item, address: addressOf(system) }))];
}

/** Recognises a stand-in's address as its system. */
export function recognise(standIn: StandIn, pack: Pick<Pack, 'systems'>, index: RuleIndex): Match | Problem {
  if (!pack.systems.some(({ id, item }) => id === standIn.system && item === standIn.item)) return 'notInPack';
  const url = parseAddress(standIn.address);
  const match = url && matchUrl(url, index);
  return match && match.system === standIn.system && match.item === standIn.item ? match : 'notRecognised';
}

/** A moment at which educational use holds by these settings: the lesson that is on, or one begun by hand. */
export function lessonFor(now: Date, settings: GivenSettings): Situation {
  return situationAt(now, settings, startHandLesson(now, settings.timetable.zone, null));
}

/** Decides about a match as the mode asks in a lesson, and that nothing happens outside one. */
export function decide(match: Match, lesson: Situation, mode: Mode): Noticed | Problem {
  const outside = judge(match, { watched: false, reason: 'outside' }, mode);
  const verdict = judge(match, lesson, mode);
  const wanted = mode === 'audit' ? 'record' : mode;
  return outside.kind === 'ignore' && verdict.kind !== 'ignore' && verdict.kind === wanted ? verdict : 'wrongVerdict';
}

/** The entries a visit leaves, made as they always are. @param id a UUIDv4 */
export function entriesOf(id: string, verdict: Noticed, packId: string): [Incident, OutcomeEntry] {
  return [newIncident(id, verdict, 'page', packId), newOutcome(id, 'closed')];
}

/** Whether none of the permitted platforms' addresses is taken for a forbidden system. */
export function permittedPass(addresses: readonly string[], index: RuleIndex): StepResult {
  const urls = addresses.map(parseAddress);
  return urls.every((url) => url && !matchUrl(url, index)) ? 'passed' : 'permittedMatched';
}

/** Whether a result is a failure, and which. */
export function isProblem(result: StepResult): result is Problem {
  return result !== 'passed' && result !== 'skipped';
}

/** What of a self-check is counted: systems all of whose steps passed, and steps that failed. */
export function countsOf({ systems, whole }: SelfCheck): { passed: number; systems: number; failures: number } {
  const results = [...systems.flatMap(({ steps }) => Object.values(steps)), ...Object.values(whole)];
  return {
    passed: systems.filter(({ steps }) => Object.values(steps).every((result) => result === 'passed')).length,
    systems: systems.length,
    failures: results.filter(isProblem).length,
  };
}

/** An address that the first rule of a system names; wildcards become letters. */
function addressOf({ rules: [rule] }: System): string {
  const host = (rule?.hosts[0] ?? '').replace(/^\*$/, 'school.example').replace(/^\*\./, 'a.');
  const path = (rule?.paths?.[0] ?? '/').replace(/\$$/, '').replaceAll('{lang}', 'ru').replaceAll('*', 'a');
  return `https://${host}${path}`;
}
