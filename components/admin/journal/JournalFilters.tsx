import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type TableLabels, timeInWords } from '../../../core/export/table.ts';
import { noOutcome } from '../../../core/journal/daily-aggregates.ts';
import { outcomes } from '../../../core/journal/entry.ts';
import { outcomeOf } from '../../../core/journal/incident.ts';
import {
  conditionCount,
  isFiltering,
  type JournalFilter,
  noFilter,
  rowKinds,
} from '../../../core/journal/journal-filter.ts';
import { byTime, timeOfKey } from '../../../core/journal/time-key.ts';
import { type Pack, unpermittedPlatforms } from '../../../core/regulation/pack.ts';
import { surfaces } from '../../../core/rules/surface.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import type { JournalView } from './use-journal.ts';

export interface JournalFiltersProps {
  view: JournalView;
  pack: Pack;
  words: TableLabels;
}

type Option = { value: string; label: string };

/** Conditions on the rows of the journal. In a narrow window a button with their number shows and hides them. */
export function JournalFilters(props: JournalFiltersProps) {
  const [open, setOpen] = useState(false);
  const count = conditionCount(props.view.filter);
  const title = i18n.t('admin.journal.filter.title');
  return (
    <>
      <div class="filters-toggle">
        <ActionButton look="plain" expanded={open} press={() => setOpen(!open)}>
          {count > 0 ? `${title}: ${count}` : title}
        </ActionButton>
      </div>
      <Conditions {...props} open={open} />
    </>
  );
}

/** Kind, system, outcome, surface and lesson. */
function Conditions({ view, pack, words, open }: JournalFiltersProps & { open: boolean }) {
  const { filter, setFilter, totals } = view;
  const set = (parts: Partial<JournalFilter>): void => setFilter({ ...filter, ...parts });
  const times = [...(totals?.times ?? [])].sort(byTime);
  return (
    <fieldset class={open ? 'filters filters-open' : 'filters'}>
      <legend class="unseen">{i18n.t('admin.journal.filter.title')}</legend>
      <KindField kind={filter.kind} change={(kind) => set({ kind })} />
      <Condition
        label={words.columns.system}
        value={filter.system}
        options={systemsOf(view, pack).map((id) => ({ value: id, label: words.system(id) }))}
        change={(system) => set({ system })}
      />
      <Condition
        label={words.columns.outcome}
        value={filter.outcome}
        options={outcomeOptions(pack, words)}
        change={(outcome) => set({ outcome })}
      />
      <Condition
        label={words.columns.surface}
        value={filter.surface}
        options={surfaces.map((value) => ({ value, label: words.surface[value] }))}
        change={(surface) => set({ surface })}
      />
      <Condition
        label={words.columns.time}
        value={filter.time}
        options={times.map((value) => ({ value, label: timeInWords(timeOfKey(value), words) }))}
        change={(time) => set({ time })}
      />
      {isFiltering(filter) && (
        <ActionButton look="quiet" press={() => setFilter(noFilter)}>
          {i18n.t('admin.journal.filter.reset')}
        </ActionButton>
      )}
    </fieldset>
  );
}

interface KindFieldProps {
  kind: JournalFilter['kind'];
  change(kind: JournalFilter['kind']): void;
}

function KindField({ kind, change }: KindFieldProps) {
  return (
    <SelectField
      label={i18n.t('admin.journal.filter.kind')}
      value={kind}
      options={rowKinds.map((value) => ({ value, label: i18n.t(`admin.journal.filter.${value}`) }))}
      change={(value) => change(value as JournalFilter['kind'])}
    />
  );
}

interface ConditionProps {
  label: string;
  value: string;
  options: readonly Option[];
  change(value: string): void;
}

/** A condition that can be left open. */
function Condition({ label, value, options, change }: ConditionProps) {
  const any = { value: '', label: i18n.t('admin.journal.filter.any') };
  return <SelectField label={label} value={value} options={[any, ...options]} change={change} />;
}

/** Systems of the list, then others of the period. */
function systemsOf({ totals }: JournalView, pack: Pack): string[] {
  return [...new Set([...pack.systems.map(({ id }) => id), ...(totals?.systems.keys() ?? [])])];
}

/** Outcomes that the regulation offers: no move to a platform that it does not permit. */
function outcomeOptions(pack: Pack, words: TableLabels): Option[] {
  const unoffered: string[] = unpermittedPlatforms(pack).map((id) => outcomeOf[id]);
  const offered = outcomes.filter((value) => !unoffered.includes(value));
  const answered = offered.map((value) => ({ value: value as string, label: words.outcome[value] }));
  return [...answered, { value: noOutcome, label: i18n.t('admin.journal.noOutcome') }];
}
