import { toAllowedAddresses } from '../rules/allowed-address.ts';
import { wholeNumber } from '../timetable/lesson-draft.ts';
import {
  fromTimetableDraft,
  hasNoLessons,
  semanticErrors,
  sortTimetable,
  type TimetableDraft,
  type TimetableError,
  timetableErrorAt,
  toTimetableDraft,
} from '../timetable/timetable-draft.ts';
import { type EducationalUse, MIN_COUNTDOWN_S, type Mode, type Settings, settingsSchema } from './settings.ts';

/** Settings as typed: texts are arbitrary until they are validated. */
export interface SettingsDraft {
  mode: Mode;
  modes: Settings['modes'];
  /** One address a line. */
  allowedAddresses: string;
  educationalUse: EducationalUse;
  timetable: TimetableDraft;
  maxLink: string;
  sferumLink: string;
  countdown: string;
  schoolNote: string;
  maxHelp: string;
  joinLink: string;
  mySchoolLink: string;
  place: string;
  exemptionsPerDay: string;
  retention: string;
  reportsOpen: boolean;
  monthlyExport: boolean;
  weeklySheet: boolean;
  platformLessons: boolean;
  /** Not editable in a form: it comes with a policy or a settings file. */
  classCode: Settings['classCode'];
}

/** Validation error of a field. */
export type FieldError = TimetableError | 'link' | 'unlistedAddress' | 'emptyTimetable' | (typeof ownFields)[number];

/** Fields whose error has the same name as the field. */
const ownFields = [
  'allowedAddresses',
  'countdown',
  'schoolNote',
  'maxHelp',
  'joinLink',
  'mySchoolLink',
  'place',
  'exemptionsPerDay',
  'retention',
] as const;

/** Errors by path, as `bells.1.lessons.0.from` (the timetable's own paths) or `maxLink`. */
export type FieldErrors = ReadonlyMap<string, FieldError>;

/** Settings as a form shows them. */
export function toDraft({ timetable, allowedAddresses, ...settings }: Settings): SettingsDraft {
  const { countdown, exemptionsPerDay, retention } = settings;
  return {
    ...settings,
    allowedAddresses: allowedAddresses.join('\n'),
    timetable: toTimetableDraft(timetable),
    countdown: String(countdown),
    exemptionsPerDay: String(exemptionsPerDay),
    retention: String(retention),
  };
}

/**
 * Convert a draft to settings with lessons sorted by start, or return the errors by path.
 * @param fixed fields set by policy: they override the draft and are not editable
 * @param isListed whether a rule names an address, so that it can be allowed
 */
export function fromDraft(
  draft: SettingsDraft,
  fixed: Partial<Settings> = {},
  isListed: (address: string) => boolean = () => true,
): { settings: Settings } | { errors: FieldErrors } {
  const typed = { ...typedSettings(draft), ...fixed };
  const parsed = settingsSchema.safeParse(typed);
  const issues = parsed.error?.issues.map(({ path }) => shortPath(path)) ?? [];
  const errors = new Map<string, FieldError>([
    ...(fixed.timetable ? [] : semanticErrors(typed.timetable)),
    ...issues.map((path) => [path, errorAt(path, draft)] as const),
  ]);
  const isByBells = draft.educationalUse === 'timetable' && !fixed.educationalUse;
  if (isByBells && hasNoLessons(draft.timetable)) errors.set('educationalUse', 'emptyTimetable');
  if (!fixed.allowedAddresses && !errors.has('allowedAddresses') && !typed.allowedAddresses.every(isListed)) {
    errors.set('allowedAddresses', 'unlistedAddress');
  }
  if (!fixed.countdown && typed.countdown < MIN_COUNTDOWN_S) errors.set('countdown', 'countdown');
  if (!parsed.success || errors.size > 0) return { errors };
  return { settings: { ...parsed.data, timetable: sortTimetable(parsed.data.timetable) } };
}

function typedSettings(draft: SettingsDraft): Settings {
  return {
    mode: draft.mode,
    modes: draft.modes,
    allowedAddresses: toAllowedAddresses(draft.allowedAddresses),
    educationalUse: draft.educationalUse,
    timetable: fromTimetableDraft(draft.timetable),
    maxLink: draft.maxLink.trim(),
    sferumLink: draft.sferumLink.trim(),
    countdown: wholeNumber(draft.countdown),
    schoolNote: draft.schoolNote.trim(),
    maxHelp: draft.maxHelp.trim(),
    joinLink: draft.joinLink.trim(),
    mySchoolLink: draft.mySchoolLink.trim(),
    place: draft.place.trim(),
    exemptionsPerDay: wholeNumber(draft.exemptionsPerDay),
    retention: wholeNumber(draft.retention),
    reportsOpen: draft.reportsOpen,
    monthlyExport: draft.monthlyExport,
    weeklySheet: draft.weeklySheet,
    platformLessons: draft.platformLessons,
    classCode: draft.classCode,
  };
}

/** Return an issue's path as the form uses it. The index in a list of bells is dropped: the list is one field. */
function shortPath(path: readonly PropertyKey[]): string {
  return path
    .filter((part) => part !== 'timetable' && part !== 'calendar')
    .map(String)
    .join('.')
    .replace(/^allowedAddresses\.\d+$/, 'allowedAddresses')
    .replace(/^week\.(\d)\.\d+$/, 'week.$1');
}

function errorAt(path: string, { timetable }: SettingsDraft): FieldError {
  const own = ownFields.find((field) => field === path);
  if (!own && path.endsWith('Link')) return 'link';
  return own ?? timetableErrorAt(path, timetable);
}
