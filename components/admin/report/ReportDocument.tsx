import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { JournalHealth } from '../../../core/journal/health.ts';
import { citedTitle } from '../../../core/regulation/approval.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import { findingOf } from '../../../core/report/finding.ts';
import type { ReportView } from '../../../core/report/report-view.ts';
import type { SelfCheckSummary } from '../../../core/status/self-check-summary.ts';
import { language } from '../../shared/language.ts';
import { dayInWords } from '../text/words.ts';
import { DocumentTable } from './DocumentTable.tsx';
import { findingSentences } from './finding-sentences.ts';
import type { ReportSpeech } from './report-words.ts';

/** Printable documents. */
export const documentKinds = ['director', 'council', 'inspection'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface ReportDocumentProps {
  kind: DocumentKind;
  view: ReportView;
  speech: ReportSpeech;
  pack: Pack;
  /** The room, or the number of PCs. */
  about: string;
  /** Which regulations the incidents count under, if not that in force alone. */
  recordedUnder: string | null;
  /** `null` for imported files, where only their content is known. */
  health: JournalHealth | null;
  /** The last self-check of this PC, if any. */
  selfCheck: SelfCheckSummary | null;
}

/** An A4 document for signatures. Numbers are filled in; names are left blank. */
export function ReportDocument(props: ReportDocumentProps) {
  const { kind, view, speech, pack, about, recordedUnder } = props;
  const range = speech.range(view.range);
  return (
    <article class="paper" aria-label={i18n.t(`admin.documents.${kind}`)}>
      <p class="paper-about">{pack.school[language()]}</p>
      {kind === 'director' && (
        <p class="paper-to">
          {i18n.t('admin.documents.toDirector')}
          <Blank wide />
        </p>
      )}
      <h3 class="paper-title">{i18n.t(`admin.documents.title.${kind}`)}</h3>
      <p class="paper-about">
        {i18n.t('admin.documents.about', { range })}
        <br />
        {about}
      </p>
      <p class="paper-basis">{i18n.t('admin.documents.basis', { title: citedTitle(pack, language()) })}</p>
      {recordedUnder && <p class="paper-basis">{recordedUnder}</p>}
      {kind === 'inspection' && <Commission />}
      <Findings {...props} />
      {kind === 'inspection' && <SelfCheckSection {...props} />}
      {kind === 'inspection' && <Conclusion />}
      <Signatures kind={kind} pack={pack} />
    </article>
  );
}

function Findings({ kind, view, speech }: ReportDocumentProps) {
  const { incidents, moved, unreachable, missing } = view;
  return (
    <>
      {kind !== 'inspection' && <p>{findingSentences(findingOf(view), view, speech).join(' ')}</p>}
      <p>
        {i18n.t('admin.documents.found', {
          ...{ now: speech.count(incidents.now), before: speech.count(incidents.before) },
          range: speech.range(view.before),
        })}{' '}
        {i18n.t('admin.documents.moved', {
          platformsOr: speech.platformsOr,
          share: speech.share(moved.now),
        })}{' '}
        {i18n.t('admin.documents.unreachable', { share: speech.share(unreachable.now) })}
      </p>
      <DocumentTable view={view} speech={speech} whole={kind !== 'council'} />
      <p>{i18n.t('admin.documents.anonymous')}</p>
      {missing.now !== 0 && <p>{i18n.t('admin.documents.missing', { count: speech.count(missing.now) })}</p>}
    </>
  );
}

function Commission() {
  return (
    <>
      <p class="paper-number">{i18n.t('admin.documents.number')}</p>
      <p>{i18n.t('admin.documents.commission')}</p>
      <SignatureLine name={i18n.t('admin.documents.chair')} />
      <SignatureLine name={i18n.t('admin.documents.member')} />
      <SignatureLine name={i18n.t('admin.documents.member')} />
      <p>{i18n.t('admin.documents.inspected')}</p>
    </>
  );
}

/** Facts that the extension reports about itself; the commission checks them. */
function SelfCheckSection({ view, speech, pack, health, selfCheck }: ReportDocumentProps) {
  const none = i18n.t('admin.documents.notKnown');
  return (
    <table class="paper-table">
      <caption>{i18n.t('admin.documents.selfCheck')}</caption>
      <tbody>
        <CheckRow name={i18n.t('admin.documents.pack')}>
          {`${pack.id}, ${i18n.t('admin.documents.inForce', { day: dayInWords(pack.inForceFrom, 'short') })}`}
        </CheckRow>
        <CheckRow name={i18n.t('admin.documents.checked')}>{health ? checkedWords(selfCheck) : none}</CheckRow>
        <CheckRow name={i18n.t('admin.documents.failures')}>{health ? speech.count(health.failures) : none}</CheckRow>
        <CheckRow name={i18n.t('admin.documents.waiting')}>{health ? speech.count(health.waiting) : none}</CheckRow>
        <CheckRow name={i18n.t('report.book.missing')}>{speech.count(view.missing.now)}</CheckRow>
        <CheckRow name={i18n.t('report.book.unwatched')}>{speech.count(view.unwatched.now)}</CheckRow>
        <CheckRow name={i18n.t('report.book.absentDays')}>{speech.count(view.absentDays.now)}</CheckRow>
        <CheckRow name={i18n.t('report.book.exemptions')}>{speech.count(view.exemptions.now)}</CheckRow>
      </tbody>
    </table>
  );
}

function checkedWords(selfCheck: SelfCheckSummary | null): string {
  if (!selfCheck) return i18n.t('admin.documents.notChecked');
  return i18n.t('admin.documents.checkedValue', { ...selfCheck, day: dayInWords(selfCheck.day, 'short') });
}

function CheckRow({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

function Conclusion() {
  return (
    <>
      <p>{i18n.t('admin.documents.conclusion')}</p>
      <Blank wide />
      <Blank wide />
    </>
  );
}

function Signatures({ kind, pack }: { kind: DocumentKind; pack: Pack }) {
  const isInspection = kind === 'inspection';
  return (
    <div class="paper-signatures">
      {isInspection && <SignatureLine name={i18n.t('admin.documents.chair')} sign />}
      {isInspection && <SignatureLine name={i18n.t('admin.documents.member')} sign />}
      {isInspection && <SignatureLine name={i18n.t('admin.documents.member')} sign />}
      <SignatureLine name={pack.words[language()].administrator} sign />
      <p>{i18n.t('admin.documents.date')}</p>
    </div>
  );
}

/** A blank line for a name and a signature. */
function SignatureLine({ name, sign = false }: { name: string; sign?: boolean }) {
  return (
    <p class="paper-line">
      <span>{name}</span>
      {sign && <Blank note={i18n.t('admin.documents.signature')} />}
      <Blank wide note={i18n.t('admin.documents.name')} />
    </p>
  );
}

function Blank({ wide = false, note }: { wide?: boolean; note?: string }) {
  return <span class={wide ? 'blank blank-wide' : 'blank'}>{note && <small>{note}</small>}</span>;
}
