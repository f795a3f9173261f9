import type { IncidentVerdict, Situation } from '../decision/verdict.ts';
import type { DryJournal } from '../export/dry-journal.ts';
import { type Entry, parseDeliveredEntry } from '../journal/entry.ts';
import { admittedOf } from '../regulation/admitted-regulations.ts';
import type { Pack } from '../regulation/pack.ts';
import { regulationSnapshot } from '../regulation/regulation-snapshot.ts';
import type { RegulationWords } from '../regulation/regulation-words.ts';
import { indexRules, type Match, type RuleIndex } from '../rules/match.ts';
import { type GuardSettings, toGuardSettings } from '../settings/guard-settings.ts';
import { modeForSystem } from '../settings/mode-for-system.ts';
import type { Settings } from '../settings/settings.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import { tryJournal } from './journal-trial.ts';
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
} from './self-check.ts';
import type { SelfCheckPorts } from './self-check-ports.ts';
import type { StatusFacts } from './status.ts';

/** The input of a self-check. */
export interface SelfCheckInput {
  pack: Pack;
  /** Id and address of systems; they do not come from the rules, so that a missing rule is noticed. */
  addresses: readonly (readonly [string, string])[];
  settings: Settings;
  national: readonly NationalDay[];
  facts: Pick<StatusFacts, 'access' | 'isSnapshotFresh'>;
  ports: SelfCheckPorts;
  /** Return the name of a system in the language of the page. */
  nameOf(system: string): string;
  /** What the banner takes from the regulation, in the language of the page. */
  words: RegulationWords;
  signal: AbortSignal;
  /**
   * Called before each system and, with `null`, before the checks of the journal: `done` of `of` parts are finished. The
   * check waits for it, so that the page can be drawn.
   */
  progress(done: number, of: number, system: string | null): Promise<void>;
}

/**
 * Check one address of every system, offline: match → verdict → banner → dry journal. Then check the journal as a whole.
 * The code is the same as the guard's; only the database is separate.
 * @throws the signal's reason when it is aborted
 */
export function runSelfCheck(input: SelfCheckInput): Promise<SelfCheck> {
  return input.ports.withDryJournal(input.signal, (dry) => new SelfCheckRun(input, dry).whole());
}

/** One self-check, with its dry journal; `null` if the database cannot be opened. */
class SelfCheckRun {
  readonly #input: SelfCheckInput;
  readonly #dry: DryJournal | null;
  readonly #index: RuleIndex;
  readonly #settings: GuardSettings;
  readonly #lesson: Situation;
  readonly #appended: Entry[] = [];

  constructor(input: SelfCheckInput, dry: DryJournal | null) {
    const { pack, settings, national, ports } = input;
    const now = ports.now();
    this.#input = input;
    this.#dry = dry;
    this.#index = indexRules(pack.systems);
    this.#settings = toGuardSettings(settings, national, now);
    this.#lesson = lessonFor(now, this.#settings);
  }

  async whole(): Promise<SelfCheck> {
    const { pack, addresses, facts, signal, progress, nameOf, ports, settings } = this.#input;
    const targets = selfCheckTargets(pack, addresses);
    const systems: SystemCheck[] = [];
    for (const [at, target] of targets.entries()) {
      signal.throwIfAborted();
      await progress(at, targets.length + 1, nameOf(target.system));
      systems.push(await this.#visit(target));
    }
    signal.throwIfAborted();
    await progress(targets.length, targets.length + 1, null);
    const links = [settings.maxLink, settings.sferumLink, ...pack.permitted.platforms.map(({ link }) => link)];
    const journal = await tryJournal(this.#dry, this.#appended, { pack, settings, day: this.#day() }, ports);
    signal.throwIfAborted();
    const whole = {
      access: facts.access ? 'passed' : 'noAccess',
      given: facts.isSnapshotFresh ? 'passed' : 'staleSettings',
      permitted: permittedPass(links, this.#index),
      ...journal,
    } as const;
    return { systems, whole };
  }

  /** Check one system. Without a match or a verdict the further steps are skipped. */
  async #visit(target: SelfCheckTarget): Promise<SystemCheck> {
    const { system, item } = target;
    const steps: SystemCheck['steps'] = { match: 'skipped', verdict: 'skipped', banner: 'skipped', journal: 'skipped' };
    const match = recognise(target, this.#input.pack, this.#index);
    steps.match = resultOf(match);
    if (typeof match === 'string') return { system, item, steps };
    const verdict = judgeInLesson(match, this.#lesson, modeForSystem(this.#settings, system));
    steps.verdict = resultOf(verdict);
    if (typeof verdict === 'string') return { system, item, steps };
    steps.banner = await this.#show(verdict);
    steps.journal = await this.#append(verdict);
    return { system, item, steps };
  }

  #show({ kind, match, reason, period, to }: IncidentVerdict): Promise<StepResult> {
    return this.#input.ports.tryBanner({
      system: this.#input.nameOf(match.system),
      item: match.item,
      words: this.#input.words,
      // Mode `audit` shows no banner in a lesson. The self-check tries the banner of mode `warn` all the same.
      kind: kind === 'redirect' || kind === 'block' ? kind : 'warn',
      reason,
      lesson: period.lesson,
      to,
      secondsLeft: kind === 'redirect' ? this.#settings.countdown : null,
    });
  }

  async #append(verdict: IncidentVerdict): Promise<StepResult> {
    const { pack, ports } = this.#input;
    const entries = entriesOf(ports.randomId(), verdict, pack.id);
    const regulations = [admittedOf(regulationSnapshot(pack))];
    if (!entries.every((entry) => parseDeliveredEntry(entry, regulations))) return 'refusedEntry';
    try {
      await this.#dry?.append(entries, this.#day());
      if (!(await this.#dry?.holds(entries))) return 'notKept';
    } catch {
      return 'notKept';
    }
    this.#appended.push(...entries);
    return 'passed';
  }

  #day(): string {
    return this.#input.ports.today(this.#settings.timetable.zone);
  }
}

const resultOf = (found: Match | IncidentVerdict | Problem): StepResult =>
  typeof found === 'string' ? found : 'passed';
