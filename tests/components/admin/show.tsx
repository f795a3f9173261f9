import { fireEvent, render, screen, within } from '@testing-library/preact';
import type { SectionName } from '../../../components/admin/AdminNav.tsx';
import { AdminPage } from '../../../components/admin/AdminPage.tsx';
import type { RegulationChoice } from '../../../components/admin/regulation/regulation-choice.ts';
import { defaultPermitted, pack, recognised } from '../../../rules/index.ts';
import { builtInRegulation, builtInRegulations } from '../../../rules/regulations/index.ts';
import type { FakePorts } from './fake-ports.ts';

/** The built-in regulation, chosen on this PC. */
export const builtInChoice: RegulationChoice = {
  ...{ regulation: builtInRegulation, source: 'here' },
  ...{ builtIn: builtInRegulations, standard: defaultPermitted.platforms, systems: recognised },
};

/** Render the page and wait until it has loaded. @returns a function that opens another section */
export async function show(
  ports: FakePorts,
  section: SectionName = 'journal',
  inForce = pack,
  regulation = builtInChoice,
): Promise<(section: SectionName) => void> {
  const { rerender } = render(<AdminPage section={section} pack={inForce} regulation={regulation} ports={ports} />);
  await screen.findByRole('heading', { level: 2 });
  return (next) => rerender(<AdminPage section={next} pack={inForce} regulation={regulation} ports={ports} />);
}

/** Presses the button with this name. */
export function pressButton(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

/** Types into the field with this label. */
export function type(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

/** Choose files in the region with this name. */
export function chooseFiles(region: string, files: readonly File[]): void {
  const input = within(screen.getByRole('region', { name: region })).getByLabelText('Выбрать файлы', {
    selector: 'input',
  });
  fireEvent.change(input, { target: { files } });
}
