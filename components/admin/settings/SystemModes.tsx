import { i18n } from '#i18n';
import type { System } from '../../../core/rules/rule-schema.ts';
import { type Mode, modes, type Settings } from '../../../core/settings/settings.ts';
import { language } from '../../shared/language.ts';
import { SelectField } from '../controls/SelectField.tsx';

export interface SystemModesProps {
  systems: readonly Pick<System, 'id' | 'name'>[];
  value: Settings['modes'];
  change(value: Settings['modes']): void;
}

/** The modes of single systems, folded until they are asked for or set. */
export function SystemModes({ systems, value, change }: SystemModesProps) {
  const options = [
    { value: '', label: i18n.t('admin.mode.general') },
    ...modes.map((mode) => ({ value: mode, label: i18n.t(`report.mode.${mode}`) })),
  ];
  return (
    <details class="system-modes" open={Object.keys(value).length > 0}>
      <summary>{i18n.t('admin.mode.ofSystems')}</summary>
      <p class="hint">{i18n.t('admin.mode.ofSystemsAbout')}</p>
      <div class="system-modes-fields">
        {systems.map(({ id, name }) => (
          <SelectField
            key={id}
            label={name[language()]}
            value={value[id] ?? ''}
            options={options}
            change={(mode) => change(withMode(value, id, mode))}
          />
        ))}
      </div>
    </details>
  );
}

/** @param mode empty for the general mode */
function withMode(value: Settings['modes'], system: string, mode: string): Settings['modes'] {
  const { [system]: _, ...others } = value;
  return mode === '' ? others : { ...others, [system]: mode as Mode };
}
