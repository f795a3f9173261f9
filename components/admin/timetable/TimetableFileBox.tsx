import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type FileProblem, readTimetableFile, writeTimetableFile } from '../../../core/timetable/timetable-file.ts';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { OpenFileButton } from '../controls/OpenFileButton.tsx';
import type { AdminPorts } from '../ports.ts';

export interface TimetableFileBoxProps {
  /** The typed timetable, or `null` while it is invalid and cannot be saved. */
  timetable: Timetable | null;
  /** Called with a valid timetable; `null` if import is not allowed. */
  take: ((timetable: Timetable) => void) | null;
  saveFile: AdminPorts['saveFile'];
}

/** Saves and loads the timetable as a file, to copy it to other PCs. */
export function TimetableFileBox({ timetable, take, saveFile }: TimetableFileBoxProps) {
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const [taken, setTaken] = useState(false);
  const open = (text: string | null): void => {
    if (!take) return;
    const check = text === null ? null : readTimetableFile(text);
    setProblems(check === null ? [{ name: 'not-a-timetable', path: '' }] : check.ok ? [] : check.problems);
    setTaken(check?.ok === true);
    if (check?.ok) take(check.timetable);
  };
  const save = (): void => {
    if (timetable) void saveFile(...fileOf(timetable)).catch(() => undefined); // the browser shows what went wrong
  };
  return (
    <section aria-labelledby="file-title">
      <h4 id="file-title">{i18n.t('admin.timetable.file.title')}</h4>
      <p class="hint">{i18n.t('admin.timetable.file.about')}</p>
      <div class="actions">
        <ActionButton look="plain" off={timetable === null} press={save}>
          {i18n.t('admin.timetable.file.save')}
        </ActionButton>
        <OpenFileButton label={i18n.t('admin.timetable.file.open')} off={take === null} open={open} />
      </div>
      <FileResult taken={taken} problems={problems} />
    </section>
  );
}

function fileOf(timetable: Timetable): Parameters<AdminPorts['saveFile']> {
  return ['dezhurny-timetable.json', 'application/json', [writeTimetableFile(timetable)]];
}

function FileResult({ taken, problems }: { taken: boolean; problems: readonly FileProblem[] }) {
  return (
    <div role="status">
      {taken && <p class="hint">{i18n.t('admin.timetable.file.taken')}</p>}
      {problems.length > 0 && <p class="error">{i18n.t('admin.timetable.file.refused')}</p>}
      <ul class="problems">
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.name}`} class="error">
            {problemWords(problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function problemWords({ name, path: where, value }: FileProblem): string {
  const path = placeWords(where);
  switch (name) {
    case 'not-json':
      return i18n.t('admin.timetable.file.notJson');
    case 'not-a-timetable':
      return i18n.t('admin.timetable.file.notATimetable');
    case 'unknown-version':
      return i18n.t('admin.timetable.file.unknownVersion');
    case 'field':
      return i18n.t('admin.timetable.file.field', { path, value: value ?? '…' });
    case 'ambiguousDay':
      return i18n.t('admin.timetable.file.at', { path, problem: i18n.t('admin.error.ambiguousDay') });
    default:
      return i18n.t('admin.timetable.file.at', { path, problem: i18n.t(`admin.timetable.line.${name}`) });
  }
}

/** Return the location of a problem: bells and row for a lesson, otherwise the JSON path. */
function placeWords(path: string): string {
  const [, bells, row, part] = /^timetable\.bells\.(\d+)\.lessons\.(\d+)\.(number|from|to)$/.exec(path) ?? [];
  const place = { bells: Number(bells) + 1, row: Number(row) + 1 };
  switch (part) {
    case 'number':
      return i18n.t('admin.timetable.file.number', place);
    case 'from':
      return i18n.t('admin.timetable.file.from', place);
    case 'to':
      return i18n.t('admin.timetable.file.to', place);
    default:
      return path;
  }
}
