import { i18n } from '#i18n';
import type { LineProblem } from '../../../core/timetable/paste-lessons.ts';

/** What is wrong with the lines of a paste. */
export function LineProblems({ problems }: { problems: readonly LineProblem[] }) {
  return (
    <>
      {problems.map(({ line, name }) => (
        <li key={`${line} ${name}`} class="error">
          {i18n.t('admin.timetable.paste.line', { line, problem: i18n.t(`admin.timetable.line.${name}`) })}
        </li>
      ))}
    </>
  );
}
