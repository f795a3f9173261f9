import type { Settings } from '../../core/settings/settings.ts';
import type { WarningProps } from './warning-props.ts';

/** The settings in the school's own words, and the links of a warning's second page; each may be empty. */
type SchoolSettings = Partial<Pick<Settings, 'schoolNote' | 'maxHelp' | 'joinLink' | 'mySchoolLink'>>;

/** Return what a school adds to a warning. A link is never part of it: only whether there is one. */
export function schoolWordsOf(settings: SchoolSettings): Pick<WarningProps, 'schoolNote' | 'help'> {
  const { schoolNote, maxHelp: text, joinLink, mySchoolLink } = settings;
  const help = { text, hasJoinLink: !!joinLink, hasMySchool: !!mySchoolLink };
  return { schoolNote, help: text || joinLink || mySchoolLink ? help : undefined };
}
