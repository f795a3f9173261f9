import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ClockHealth } from '../../core/journal/clock-check.ts';
import { CLOCK_WARNING_DAYS, zoneDiffers } from '../../core/journal/clock-check.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { addDays, localTime } from '../../core/time/local-time.ts';
import type { AdminPorts } from './ports.ts';
import { dayInWords } from './text/words.ts';

/** Problems of the clock of this PC; empty if it shows the school's time. */
export function ClockNotice({ settings, ports }: { settings: Settings; ports: AdminPorts }) {
  const [health, setHealth] = useState<ClockHealth | null>(null);
  useEffect(() => {
    ports.loadClockHealth().then(setHealth, () => setHealth(null));
  }, [ports, settings]);
  if (!health) return null;
  const { zone } = settings.timetable;
  const now = ports.now();
  const isElsewhere = settings.educationalUse === 'timetable' && zoneDiffers(now, health.pcZone, zone);
  const back = health.wentBack;
  const isRecent = back !== null && back >= addDays(localTime(now, zone).day, -CLOCK_WARNING_DAYS);
  if (!isElsewhere && !isRecent) return null;
  return (
    <section class="notices" aria-label={i18n.t('admin.notice.clock')}>
      {isElsewhere && <p>{i18n.t('admin.notice.zone', { pc: health.pcZone, zone })}</p>}
      {isRecent && <p>{i18n.t('admin.notice.clockBack', { day: dayInWords(back, 'short') })}</p>}
    </section>
  );
}
