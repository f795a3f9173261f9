import { expect, test } from 'vitest';
import { lessonOfFinding } from '../../../../core/verify/finding-lesson.ts';
import type { IntegrityFinding } from '../../../../core/verify/integrity-finding.ts';

const finding: IntegrityFinding = { fault: 'changed', day: '2026-11-23', kind: 'incident', id: 'a' };
const file = (...entries: unknown[]): string => JSON.stringify({ entries: entries.map((entry) => ({ entry })) });

test.each([
  ['of the entry', file({ id: 'b', lesson: 1 }, { id: 'a', lesson: 3 }), 3],
  ['of no other entry', file({ id: 'b', lesson: 3 }), null],
  ['that is a whole number', file({ id: 'a', lesson: 'три' }), null],
  ['that a school can have', file({ id: 'a', lesson: 31 }), null],
  ['of a file that is no JSON', 'нет', null],
  ['of a file without entries', '{}', null],
  ['of a file that is no text', null, null],
])('the lesson %s', (_name, text, lesson) => {
  expect(lessonOfFinding(text, finding)).toBe(lesson);
});
