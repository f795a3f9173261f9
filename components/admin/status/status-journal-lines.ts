import { i18n } from '#i18n';
import { platformIds } from '../../../core/rules/ids.ts';
import type { AbsenceSummary } from '../../../core/status/absence-summary.ts';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import { isScarce, type LastIncident } from '../../../core/status/status.ts';
import { rangeOf } from '../../../core/time/calendar-period.ts';
import { counted } from '../../shared/counted.ts';
import { language } from '../../shared/language.ts';
import { dayInWords, daysInWords, reportWords, schoolDaysInWords } from '../text/words.ts';
import { adviseIf, fine, line, lineOf, type StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';

/** Above this the exact free space is not shown. */
const MAX_SHOWN_ROOM_MB = 1000;

/** Return the lines on the journal, its storage and the last self-check. */
export function journalLines(parts: StatusParts): StatusLine[] {
  const { facts } = parts;
  const { storage, health } = facts;
  const count = (name: string, known: number | null | undefined, advice: string): StatusLine =>
    lineOf(name, known ?? null, (number) => adviseIf(number > 0, String(number), advice));
  return [
    incidentLine(parts),
    platformLine(parts),
    lineOf(i18n.t('admin.status.absence.title'), facts.absences, (absences) => fine(absenceWords(absences))),
    count(i18n.t('admin.status.failures.title'), health?.failures, i18n.t('admin.status.failures.advice')),
    count(i18n.t('admin.status.waiting.title'), health?.waiting, i18n.t('admin.status.waiting.advice')),
    count(i18n.t('admin.status.newer.title'), facts.newerRows, i18n.t('admin.status.newer.advice')),
    lineOf(i18n.t('admin.status.store.title'), health, ({ closed }) =>
      adviseIf(closed, i18n.t(`admin.status.store.${closed ? 'closed' : 'open'}`), i18n.t('admin.status.store.advice')),
    ),
    lineOf(i18n.t('admin.status.kept.title'), storage, ({ kept }) =>
      adviseIf(!kept, i18n.t(`admin.status.kept.${kept ? 'yes' : 'no'}`), i18n.t('admin.status.kept.advice')),
    ),
    lineOf(i18n.t('admin.status.room.title'), storage, ({ room }) =>
      adviseIf(isScarce(room), roomWords(room), i18n.t('admin.status.room.advice')),
    ),
    count(i18n.t('admin.status.errors.title'), facts.workerErrors, i18n.t('admin.status.errors.advice')),
    ...weekSheetLines(parts),
    selfCheckLine(parts),
  ];
}

function incidentLine({ facts, pack }: StatusParts): StatusLine {
  const words = reportWords(pack);
  const time = ({ lesson, hour }: LastIncident): string =>
    lesson === null ? words.hour(hour ?? 0) : words.lesson(lesson);
  return lineOf(i18n.t('admin.status.incident.title'), facts.lastIncident, (last) => {
    if (last === 'none') return fine(i18n.t('admin.status.incident.none'));
    const { system, day } = last;
    const said = { system: words.system(system), day: words.day(day), time: time(last) };
    return fine(i18n.t('admin.status.incident.value', said));
  });
}

/** Whether the permitted platforms open after a press of their buttons. */
function platformLine({ facts, pack }: StatusParts): StatusLine {
  return lineOf(i18n.t('admin.status.platform.title'), facts.unopened, (unopened) => {
    const failing = platformIds.flatMap((id) => {
      const day = unopened[id];
      const platform = pack.platformNames[id][language()];
      return day ? i18n.t('admin.status.platform.since', { platform, day: dayInWords(day, 'short') }) : [];
    });
    const isFailing = failing.length > 0;
    const value = isFailing ? failing.join('; ') : i18n.t('admin.status.platform.opens');
    return adviseIf(isFailing, value, i18n.t('admin.status.platform.advice'));
  });
}

/** The last sheet of a week, where the settings ask for one. */
function weekSheetLines({ facts, checked }: StatusParts): StatusLine[] {
  if (!checked.settings.weeklySheet) return [];
  return [
    lineOf(i18n.t('admin.weekSheet.title'), facts.weekSheet, (last) => {
      if (last === 'none') return fine(i18n.t('admin.weekSheet.none'));
      const { from, to } = rangeOf({ name: 'week', day: last.week });
      const named = { days: daysInWords(from, to), made: dayInWords(last.made, 'short') };
      const value = last.saved ? i18n.t('admin.weekSheet.saved', named) : i18n.t('admin.weekSheet.failed', named);
      return adviseIf(!last.saved, value, i18n.t('admin.weekSheet.advice'));
    }),
  ];
}

/** An absence is no problem of this PC: it may simply have been off. */
function absenceWords({ lessons, days, last }: AbsenceSummary): string {
  if (last === null) return i18n.t('admin.status.absence.none');
  const what = [
    days > 0 ? i18n.t('admin.status.absence.days', { days: schoolDaysInWords(days) }) : '',
    lessons > 0 ? counted('admin.status.absence.lessons', { lessons }) : '',
  ].filter(Boolean);
  return i18n.t('admin.status.absence.value', { what: what.join(', '), day: dayInWords(last, 'short') });
}

function roomWords(room: number): string {
  return room > MAX_SHOWN_ROOM_MB ? i18n.t('admin.status.room.plenty') : i18n.t('admin.status.room.value', { room });
}

function selfCheckLine({ selfCheck, facts, pack }: StatusParts): StatusLine {
  const name = i18n.t('admin.status.checked.title');
  if (!selfCheck) return line(name, i18n.t('admin.status.checked.none'), i18n.t('admin.status.checked.noneAdvice'));
  const { passed, systems, failures } = selfCheck;
  const day = dayInWords(selfCheck.day, 'short');
  return line(name, counted('admin.status.checked.value', { day, passed, systems }), adviceOn(selfCheck, failures));

  function adviceOn({ version, pack: its }: SelfCheckSummary, failures: number): string | null {
    if (version !== facts.version || its !== pack.id) return i18n.t('admin.status.checked.otherAdvice');
    return failures > 0 ? counted('admin.status.checked.advice', { failures }) : null;
  }
}
