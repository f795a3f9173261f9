import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { jsonEqual } from '../../../core/encoding/json-equal.ts';
import type { EducationalUse } from '../../../core/settings/settings.ts';
import type { FieldErrors } from '../../../core/settings/settings-draft.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { weekdayOf } from '../../../core/time/weekday.ts';
import {
  fromTimetableDraft,
  newBells,
  removeBells,
  semanticErrors,
  type TimetableDraft,
  toTimetableDraft,
  withBells,
} from '../../../core/timetable/timetable-draft.ts';
import { type Timetable, timetableSchema } from '../../../core/timetable/timetable-schema.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { Managed } from '../controls/Managed.tsx';
import { TextField } from '../controls/TextField.tsx';
import type { TimetablePorts } from '../ports.ts';
import { errorText } from '../text/error-text.ts';
import { BellsEditor } from './BellsEditor.tsx';
import { CalendarEditor } from './CalendarEditor.tsx';
import { TemplateBox } from './TemplateBox.tsx';
import { TimetableFileBox } from './TimetableFileBox.tsx';
import { TimetableNow } from './TimetableNow.tsx';
import { TimetablePreview } from './TimetablePreview.tsx';
import { useUndo } from './use-undo.ts';
import { WeekTable } from './WeekTable.tsx';

export interface TimetableEditorProps {
  draft: TimetableDraft;
  use: EducationalUse;
  /** The stored timetable. */
  stored: Timetable;
  errors: FieldErrors;
  /** A policy sets the timetable: read-only. */
  managed: boolean;
  ports: TimetablePorts;
  change(draft: TimetableDraft): void;
}

/** The bell timetable: week, bells, calendar, and a preview. */
export function TimetableEditor({ draft, use, stored, errors, managed, ports, change }: TimetableEditorProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const { change: edit, undo } = useUndo(draft, change);
  const set = (parts: Partial<TimetableDraft>): void => edit({ ...draft, ...parts });
  const { day } = localTime(ports.now(), stored.zone);
  const typed = soundTimetable(draft);
  const isDraft = !jsonEqual(fromTimetableDraft(draft), stored);
  return (
    <section class="timetable" aria-labelledby="timetable-title">
      <h3 id="timetable-title" ref={title} tabIndex={-1}>
        {i18n.t('admin.timetable.title')}
      </h3>
      <TimetableNow timetable={stored} isDraft={isDraft} ports={ports} />
      <Managed on={managed} many>
        <AllBells draft={draft} errors={errors} change={edit} />
        <WeekTable draft={draft} today={weekdayOf(day)} errors={errors} change={(week) => set({ week })} />
        <TextField
          digits
          label={i18n.t('admin.timetable.shortBreaks')}
          hint={i18n.t('admin.timetable.shortBreaksMeans')}
          maxLength={2}
          value={draft.shortBreaks}
          error={errorText(errors, 'shortBreaks')}
          change={(shortBreaks) => set({ shortBreaks })}
        />
        <CalendarEditor draft={draft} errors={errors} change={set} />
      </Managed>
      <TimetablePreview typed={typed && { use, timetable: typed }} isDraft={isDraft} today={day} ports={ports} />
      <TimetableFileBox
        timetable={typed}
        take={managed ? null : (timetable) => edit(toTimetableDraft(timetable))}
        saveFile={ports.saveFile}
      />
      <UndoOffer undo={undo} focusAfter={title} />
    </section>
  );
}

interface UndoOfferProps {
  undo: (() => void) | undefined;
  /** Takes the focus: the button goes with the offer. */
  focusAfter: RefObject<HTMLElement | null>;
}

function UndoOffer({ undo, focusAfter }: UndoOfferProps) {
  const press = (): void => {
    undo?.();
    focusAfter.current?.focus({ preventScroll: true });
  };
  return (
    <div role="status" class="undo">
      {undo && (
        <>
          {i18n.t('admin.timetable.undo.removed')}
          <ActionButton look="plain" press={press}>
            {i18n.t('admin.timetable.undo.press')}
          </ActionButton>
        </>
      )}
    </div>
  );
}

type AllBellsProps = Pick<TimetableEditorProps, 'draft' | 'errors' | 'change'>;

function AllBells({ draft, errors, change }: AllBellsProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  const { bells } = draft;
  const tooMany = errorText(errors, 'bells');
  const add = (name: string, from?: TimetableDraft['bells'][number]): void =>
    change({ ...draft, bells: [...bells, newBells(bells, name, from?.lessons)] });
  const remove = (key: number): void => {
    change(removeBells(draft, key));
    addButton.current?.focus();
  };
  return (
    <section aria-labelledby="bells-title">
      <h4 id="bells-title">{i18n.t('admin.timetable.bells.title')}</h4>
      <p class="hint">{i18n.t('admin.timetable.about')}</p>
      <TemplateBox add={(sets) => change(withBells(draft, sets))} />
      <div class="bells">
        {bells.map((one, i) => (
          <BellsEditor
            key={one.key}
            bells={one}
            path={`bells.${i}`}
            errors={errors}
            change={(changed) => change({ ...draft, bells: bells.map((known) => (known === one ? changed : known)) })}
            copy={() => add(one.name, one)}
            remove={() => remove(one.key)}
          />
        ))}
      </div>
      {tooMany && <p class="error">{tooMany}</p>}
      <ActionButton look="plain" focusRef={addButton} press={() => add(i18n.t('admin.timetable.bells.usual'))}>
        {i18n.t('admin.timetable.bells.add')}
      </ActionButton>
    </section>
  );
}

/** Return the typed timetable if it is valid. */
function soundTimetable(draft: TimetableDraft): Timetable | null {
  const parsed = timetableSchema.safeParse(fromTimetableDraft(draft));
  return parsed.success && semanticErrors(parsed.data).length === 0 ? parsed.data : null;
}
