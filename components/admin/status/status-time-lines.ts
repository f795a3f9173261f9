import { i18n } from '#i18n';
import { CLOCK_WARNING_DAYS, zoneDiffers } from '../../../core/journal/clock-check.ts';
import { addDays, localTime } from '../../../core/time/local-time.ts';
import { bellsAround } from '../../../core/timetable/bells-around.ts';
import { dayInWords } from '../text/words.ts';
import { adviseIf, atItsSource, fine, line, lineOf, type StatusLine } from './status-line.ts';
import type { StatusParts } from './status-parts.ts';

/** Return the lines on the clock, the bells, and whether content scripts use them. */
export function timeLines(parts: StatusParts): StatusLine[] {
  const { facts } = parts;
  return [
    zoneLine(parts),
    clockLine(parts),
    ...bellLines(parts),
    lineOf(i18n.t('admin.status.guard.title'), facts.isSnapshotFresh, (fresh) =>
      adviseIf(!fresh, i18n.t(`admin.status.guard.${fresh ? 'yes' : 'no'}`), i18n.t('admin.status.guard.advice')),
    ),
  ];
}

function zoneLine({ facts, checked, now }: StatusParts): StatusLine {
  const { educationalUse, timetable } = checked.settings;
  const { zone } = timetable;
  return lineOf(i18n.t('admin.status.zone.title'), facts.clock, ({ pcZone }) => {
    if (!zoneDiffers(now, pcZone, zone)) return fine(i18n.t('admin.status.zone.same', { zone }));
    const value = i18n.t('admin.status.zone.other', { zone, pc: pcZone });
    // Without bells another zone is harmless.
    const advice = atItsSource(i18n.t('admin.status.zone.advice'), checked.sources.timetable ?? 'default') ?? '';
    return adviseIf(educationalUse === 'timetable', value, advice);
  });
}

function clockLine({ facts, checked, now }: StatusParts): StatusLine {
  const today = localTime(now, checked.settings.timetable.zone).day;
  return lineOf(i18n.t('admin.status.clock.title'), facts.clock, ({ wentBack }) => {
    if (wentBack === null) return fine(i18n.t('admin.status.clock.steady'));
    const value = i18n.t('admin.status.clock.back', { day: dayInWords(wentBack, 'short') });
    return adviseIf(wentBack >= addDays(today, -CLOCK_WARNING_DAYS), value, i18n.t('admin.status.clock.advice'));
  });
}

function bellLines({ checked, now, national }: StatusParts): StatusLine[] {
  const { educationalUse, timetable } = checked.settings;
  const [lastName, nextName] = [i18n.t('admin.status.bell.last'), i18n.t('admin.status.bell.next')];
  if (educationalUse !== 'timetable') {
    const unused = i18n.t('admin.status.bell.unused');
    return [line(lastName, unused), line(nextName, unused)];
  }
  const { last, next } = bellsAround(now, timetable, national);
  return [
    line(lastName, last ? bellWords(last) : i18n.t('admin.status.bell.before')),
    next
      ? line(nextName, bellWords(next))
      : line(
          nextName,
          i18n.t('admin.status.bell.none'),
          atItsSource(i18n.t('admin.status.bell.advice'), checked.sources.timetable ?? 'default'),
        ),
  ];
}

function bellWords(bell: string): string {
  const [day = '', clock = ''] = bell.split('T');
  return i18n.t('admin.status.bell.value', { day: dayInWords(day, 'short'), clock });
}
