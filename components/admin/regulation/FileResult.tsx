import { i18n } from '#i18n';
import type { RegulationFile, RegulationFileProblem } from '../../../core/regulation/regulation-file.ts';
import { isOtherPlatform, wrongLine } from '../../../core/regulation/regulation-problem.ts';

/** Says what was taken of a file, and names each part that was not. */
export function FileResult({ file }: { file: RegulationFile | null }) {
  return (
    <div role="status">
      {file?.regulation && <p class="hint">{i18n.t('admin.regulation.file.taken')}</p>}
      {file && !file.regulation && <p class="error">{i18n.t('admin.regulation.file.refused')}</p>}
      {file && file.problems.length > 0 && (
        <ul class="problems">
          {file.problems.map((problem) => (
            <li key={problem.path} class="error">
              {problemText(problem)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A file may contain a path of any length. */
const MAX_PATH_CHARACTERS = 80;

function problemText({ path, value }: RegulationFileProblem): string {
  if (path === '') return i18n.t('admin.regulation.file.notJson');
  const where = path.slice(0, MAX_PATH_CHARACTERS);
  if (isOtherPlatform(path)) return i18n.t('shared.otherPlatform', { path: where });
  const wrong = wrongLine(path);
  if (!wrong || !['', 'item', 'system'].includes(wrong.part)) {
    return i18n.t('admin.regulation.file.field', { path: where });
  }
  const line = wrong.at + 1;
  if (!value || wrong.part === 'item') return i18n.t('admin.regulation.file.line', { line, path: where });
  return i18n.t(`admin.regulation.file.${wrong.part ? 'system' : 'twice'}`, { line, system: value });
}
