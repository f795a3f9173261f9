import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ReportView, WeekRow } from '../../../core/report/report-view.ts';
import { SelectField } from '../controls/SelectField.tsx';
import type { OpenJournal } from './JournalLink.tsx';
import type { ReportSpeech } from './report-words.ts';
import { WeekMapTable } from './WeekMapTable.tsx';

export interface RoomWeekProps {
  view: ReportView;
  speech: ReportSpeech;
  /** Returns the week map of a room; `null` where a report has no rooms. */
  roomWeek: ((place: string) => WeekRow[]) | null;
  openJournal?: OpenJournal | undefined;
}

/** Lessons by weekday, of all rooms or of a chosen one. */
export function RoomWeek({ view, speech, roomWeek, openJournal }: RoomWeekProps) {
  const [room, setRoom] = useState<string | null>(null);
  const rooms = view.places?.rowKeys ?? [];
  const isChosen = room !== null && rooms.includes(room);
  const week = isChosen && roomWeek ? roomWeek(room) : view.week;
  const options = rooms.map((place, at) => ({ value: String(at), label: speech.place(place) }));
  return (
    <section class="box">
      {roomWeek && rooms.length > 1 && (
        <SelectField
          label={i18n.t('report.column.place')}
          value={isChosen ? String(rooms.indexOf(room)) : ''}
          options={[{ value: '', label: i18n.t('admin.reports.allRooms') }, ...options]}
          change={(at) => setRoom(at === '' ? null : (rooms[Number(at)] ?? null))}
        />
      )}
      <WeekMapTable
        week={week}
        weekdays={view.weekdays}
        speech={speech}
        open={openJournal && ((time) => openJournal({ time }, view.range))}
      />
      {roomWeek && week.some(({ counts }) => counts.includes(null)) && (
        <p class="hint">{i18n.t('admin.reports.hiddenLessons')}</p>
      )}
    </section>
  );
}
