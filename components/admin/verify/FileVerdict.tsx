import { i18n } from '#i18n';
import {
  type IntegrityFinding,
  isUnknownZone,
  type Verification,
  type VerifiedFile,
} from '../../../core/verify/integrity-finding.ts';
import { counted } from '../../shared/counted.ts';
import { findingPlace, findingWords, unreadableWords } from '../text/finding-words.ts';
import { sentence } from '../text/sentence.ts';
import { dayInWords } from '../text/words.ts';

/** A file and its result. */
export interface JudgedFile {
  name: string;
  /** `null` while it is verified. */
  verification: Verification | null;
  /** Lesson of the affected incident, if it is known. */
  lesson: number | null;
}

/** The result for one file: green and «цел», or red with what was changed in one sentence. */
export function FileVerdict({ file: { name, verification, lesson } }: { file: JudgedFile }) {
  const look = verification === null ? '' : verification.intact ? ' verdict-good' : ' verdict-bad';
  return (
    <section class={`box verdict${look}`} aria-label={name}>
      <h3>{name}</h3>
      {verification === null && <p>{i18n.t('admin.verify.checking')}</p>}
      {verification?.intact && <Intact file={verification.file} />}
      {verification && !verification.intact && <Spoilt finding={verification.finding} lesson={lesson} />}
    </section>
  );
}

function Intact({ file }: { file: VerifiedFile }) {
  const { days, sealed, entries, sums, before, lost, fingerprint } = file;
  return (
    <>
      <p class="verdict-words">{counted('admin.verify.intact', { days, sealed, entries })}</p>
      {sums.length > 0 && <p>{counted('admin.verify.sums', { days: sums.length })}</p>}
      {before > 0 && <p>{i18n.t('admin.verify.before', { before })}</p>}
      {lost > 0 && <p>{i18n.t('admin.verify.lost', { lost })}</p>}
      <p class="hint">{i18n.t('admin.verify.key', { key: fingerprint })}</p>
    </>
  );
}

function Spoilt({ finding, lesson }: { finding: IntegrityFinding; lesson: number | null }) {
  const { fault, kind } = finding;
  if (isUnknownZone(finding)) return <p class="verdict-words">{i18n.t('admin.verify.unknownZone')}</p>;
  if (fault === 'newer') return <p class="verdict-words">{i18n.t('admin.verify.newer')}</p>;
  if (fault === 'unreadable') return <p class="verdict-words">{unreadableWords(finding)}</p>;
  const where = findingPlace(finding);
  const found = findingWords(finding) + whenWords(finding, lesson);
  return (
    <>
      <p class="verdict-words">{sentence(i18n.t('admin.verify.spoilt', { found }))}</p>
      {fault === 'removed' && kind !== 'day' && kind !== 'file' && <p>{i18n.t('admin.verify.removedBefore')}</p>}
      {fault === 'truncated' && kind !== 'day' && <p>{i18n.t('admin.verify.truncatedAfter')}</p>}
      {where && (
        <details>
          <summary>{i18n.t('admin.verify.place')}</summary>
          <p>{where}</p>
        </details>
      )}
    </>
  );
}

/** « за 01.09.2026, 3-й урок»; empty if no day is known. */
function whenWords({ day }: IntegrityFinding, lesson: number | null): string {
  if (day === null || !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return '';
  const date = i18n.t('admin.verify.onDay', { day: dayInWords(day, 'short') });
  return lesson === null ? ` ${date}` : ` ${date}, ${i18n.t('report.lesson', { number: lesson })}`;
}
