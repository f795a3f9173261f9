import type { IncidentVerdict, Situation } from '../../../core/decision/verdict.ts';
import type { DryJournal } from '../../../core/export/dry-journal.ts';
import type { Entry } from '../../../core/journal/entry.ts';
import { parseDeliveredEntry } from '../../../core/journal/entry.ts';
import { indexRules, type Match, type RuleIndex } from '../../../core/rules/match.ts';
import type { Pack } from '../../../core/rules/rule-schema.ts';
import { type GuardSettings, toGuardSettings } from '../../../core/settings/guard-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import {
  entriesOf,
  judgeInLesson,
  lessonFor,
  type Problem,
  permittedPass,
  recognise,
  type SelfCheck,
  type SelfCheckTarget,
  type StepResult,
  type SystemCheck,
  selfCheckTargets,
} from '../../../core/status/self-check.ts';
import type { StatusFacts } from '../../../core/status/status.ts';
import type { NationalDay } from '../../../core/timetable/day-plan.ts';
import { systemName } from '../../shared/language.ts';
import type { AdminPorts } from '../ports.ts';
import { tryJournal } from './journal-trial.ts';

/** What a self-check is made with. */
export interface CheckParts {
  pack: Pack;
  /** Id and address of each of the nine. */
  nine: readonly (readonly [string, string])[];
  settings: Settings;
  national: readonly NationalDay[];
  facts: Pick<StatusFacts, 'access' | 'isSnapshotFresh'>;
  ports: AdminPorts;
  signal: AbortSignal;
  /** Told before each system, and with `null` before the journal: how many are done, of how many. */
  progress(done: number, of: number, system: string | null): void;
}

/**
 * Visits a stand-in of every system inside the extension: match → verdict → banner → journal, then the journal as a
 * whole. The journal is one of its own, the code is the guard's.
 * @throws what the signal was aborted with
 */
export function runSelfCheck(parts: CheckParts): Promise<SelfCheck> {
  return parts.ports.withDryJournal(parts.signal, (dry) => new Run(parts, dry).whole());
}

class Run {
  readonly #parts: CheckParts;
  readonly #dry: DryJournal | null;
  readonly #index: RuleIndex;
  readonly #given: GuardSettings;
  readonly #lesson: Situation;
  readonly #kept: Entry[] = [];

  constructor(parts: CheckParts, dry: DryJournal | null) {
    const { pack, settings, national, ports } = parts;
    const now = ports.now();
    this.#parts = parts;
    this.#dry = dry;
    this.#index = indexRules(pack.systems);
    this.#given = toGuardSettings(settings, national, now);
    this.#lesson = lessonFor(now, this.#given);
  }

  async whole(): Promise<SelfCheck> {
    const { pack, nine, facts, signal, progress, ports, settings } = this.#parts;
    const standIns = selfCheckTargets(pack, nine);
    const systems: SystemCheck[] = [];
    for (const [at, standIn] of standIns.entries()) {
      signal.throwIfAborted();
      progress(at, standIns.length + 1, systemName(pack.systems, standIn.system));
      await painted();
      systems.push(await this.#visit(standIn));
    }
    signal.throwIfAborted();
    progress(standIns.length, standIns.length + 1, null);
    const links = [settings.maxLink, settings.sferumLink, ...pack.permitted.platforms.map(({ link }) => link)];
    const journal = await tryJournal(this.#dry, this.#kept, { pack, settings, day: this.#day() }, ports);
    signal.throwIfAborted();
    const whole = {
      access: facts.access ? 'passed' : 'noAccess',
      given: facts.isSnapshotFresh ? 'passed' : 'staleSettings',
      permitted: permittedPass(links, this.#index),
      ...journal,
    } as const;
    return { systems, whole };
  }

  /** One system: a step that fails leaves nothing to try after it. */
  async #visit(standIn: SelfCheckTarget): Promise<SystemCheck> {
    const { system, item } = standIn;
    const steps: SystemCheck['steps'] = { match: 'skipped', verdict: 'skipped', banner: 'skipped', journal: 'skipped' };
    const match = recognise(standIn, this.#parts.pack, this.#index);
    steps.match = resultOf(match);
    if (typeof match === 'string') return { system, item, steps };
    const verdict = judgeInLesson(match, this.#lesson, this.#parts.settings.mode);
    steps.verdict = resultOf(verdict);
    if (typeof verdict === 'string') return { system, item, steps };
    steps.banner = await this.#show(verdict);
    steps.journal = await this.#keep(verdict);
    return { system, item, steps };
  }

  #show({ kind, match, reason, period, to }: IncidentVerdict): Promise<StepResult> {
    return this.#parts.ports.tryBanner({
      system: systemName(this.#parts.pack.systems, match.system),
      item: match.item,
      // What is only recorded shows nothing in a lesson; that it could is tried all the same.
      kind: kind === 'redirect' || kind === 'block' ? kind : 'warn',
      reason,
      lesson: period.lesson,
      to,
      secondsLeft: kind === 'redirect' ? this.#given.countdown : null,
    });
  }

  async #keep(verdict: IncidentVerdict): Promise<StepResult> {
    const { pack, ports } = this.#parts;
    const entries = entriesOf(ports.randomId(), verdict, pack.id);
    if (!entries.every((entry) => parseDeliveredEntry(entry, pack))) return 'refusedEntry';
    try {
      await this.#dry?.append(entries, this.#day());
      if (!(await this.#dry?.holds(entries))) return 'notKept';
    } catch {
      return 'notKept';
    }
    this.#kept.push(...entries);
    return 'passed';
  }

  #day(): string {
    return this.#parts.ports.today(this.#given.timetable.zone);
  }
}

const resultOf = (found: Match | IncidentVerdict | Problem): StepResult =>
  typeof found === 'string' ? found : 'passed';

/** Lets the browser draw how far it has come, and hear a press on «stop». */
const painted = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
