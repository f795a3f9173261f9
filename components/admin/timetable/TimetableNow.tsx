import { useEffect, useState } from 'preact/hooks';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import type { ClockPorts } from '../ports.ts';
import { nowWords } from '../text/time-words.ts';

const CLOCK_REFRESH_MS = 5000;

/** The current and next lesson by the stored timetable. */
export function TimetableNow({ timetable, ports }: { timetable: Timetable; ports: ClockPorts }) {
  const [now, setNow] = useState(ports.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(ports.now()), CLOCK_REFRESH_MS);
    return () => clearInterval(timer);
  }, [ports]);
  return (
    <p class="timetable-now" role="status">
      {nowWords(now, timetable, ports.national)}
    </p>
  );
}
