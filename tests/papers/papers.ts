import { type PaperFacts, type PaperKind, paperKinds } from '../../components/admin/report/papers/paper-facts.ts';
import { paperOf } from '../../components/admin/report/papers/paper-of.ts';
import { reportSpeech } from '../../components/admin/report/report-words.ts';
import { aggregateByDay } from '../../core/journal/daily-aggregates.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { reportScope } from '../../core/report/report-scope.ts';
import { viewOfJournal } from '../../core/report/report-view.ts';
import type { SelfCheck } from '../../core/status/self-check.ts';
import { listDays } from '../../core/time/day-range.ts';
import { pack } from '../../rules/index.ts';
import { incident } from '../fixtures/journal-rows.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };
const november = { from: '2026-11-01', to: '2026-11-30' };

/** Incidents of two months, more of them on the fifth lesson. */
function rows(perDay: number) {
  const days = [...listDays(october), ...listDays(november)];
  return days.flatMap((day, at) =>
    Array.from({ length: at % 7 < 5 ? perDay : 0 }, (_, nth) => ({
      entry: incident({
        id: `3f1b2c4d-5e6f-4a7b-8c9d-${String(1000 * at + nth).padStart(12, '0')}`,
        ...{ day, lesson: nth % 3 === 0 ? 5 : 1 + (nth % 8), system: nth % 2 ? 'telegram' : 'whatsapp' },
      }),
      outcome: nth % 4 === 0 ? ('moved-to-max' as const) : ('closed' as const),
    })),
  );
}

/** What papers are written from: a journal of two months with a number of incidents a day. */
function paperFacts(perDay: number): PaperFacts {
  const scope = reportScope(november, october, '2026-12-01', () => true);
  const systems = pack.systems.map(({ id }) => id);
  const steps = { match: 'passed', verdict: 'passed', banner: 'passed', journal: 'notKept' } as const;
  const check: SelfCheck = {
    systems: pack.systems.map(({ id, item }) => ({ system: id, item, steps })),
    whole: {
      access: 'passed',
      given: 'passed',
      permitted: 'passed',
      chain: 'passed',
      change: 'passed',
      untouched: 'passed',
    },
  };
  return {
    view: viewOfJournal(aggregateByDay(rows(perDay)), scope, systems, new Map()),
    ...{ shown: november, speech: reportSpeech(pack), pack, settings: { mode: 'warn', modes: {} } },
    ...{ about: 'По журналу этого компьютера. Кабинет: Каб. 12.', recordedUnder: null },
    health: { failures: 0, waiting: 0 } as PaperFacts['health'],
    selfCheck: { day: '2026-12-01', version: '0.1.0', pack: pack.id, passed: 9, systems: 9, failures: 9 },
    ...{ check, pcs: [{ place: 'Каб. 12', key: 'vF_EbwxP3uIE9MG0COmEMLo3cRfITPAdu9MHVmF26XM' }] },
  };
}

/** The papers of a journal, by their kinds. */
export function papersOf(perDay: number): [PaperKind, Paper][] {
  return paperKinds.map((kind) => [kind, paperOf(kind, paperFacts(perDay))]);
}
