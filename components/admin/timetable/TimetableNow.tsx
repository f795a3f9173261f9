import { useEffect, useState } from 'preact/hooks';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import type { ClockPorts } from '../ports.ts';
import { nowWords } from '../text/time-words.ts';

/** ms between looks at the clock. */
const LOOK = 5000;

/** What the stored timetable says of this moment. */
export function TimetableNow({ timetable, ports }: { timetable: Timetable; ports: ClockPorts }) {
  const [now, setNow] = useState(ports.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(ports.now()), LOOK);
    return () => clearInterval(timer);
  }, [ports]);
  return (
    <p class="timetable-now" role="status">
      {nowWords(now, timetable, ports.national)}
    </p>
  );
}
