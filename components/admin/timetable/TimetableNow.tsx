import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import type { ClockPorts } from '../ports.ts';
import { nowWords } from '../text/time-words.ts';

const CLOCK_REFRESH_MS = 5000;

export interface TimetableNowProps {
  /** The stored timetable. */
  timetable: Timetable;
  /** Whether the page below shows another timetable, which is not stored yet. */
  isDraft: boolean;
  ports: ClockPorts;
}

/** The current and next lesson by the stored timetable. */
export function TimetableNow({ timetable, isDraft, ports }: TimetableNowProps) {
  const [now, setNow] = useState(ports.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(ports.now()), CLOCK_REFRESH_MS);
    return () => clearInterval(timer);
  }, [ports]);
  return (
    <>
      <p class="timetable-now" role="status">
        {nowWords(now, timetable, ports.national)}
      </p>
      {isDraft && <p class="draft-note">{i18n.t('admin.timetable.draft')}</p>}
    </>
  );
}
