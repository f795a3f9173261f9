import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { ReportView } from '../../../core/report/report-view.ts';
import type { ReportSpeech } from './report-words.ts';

/** The key figures of a report, each beside that of the previous period. */
export function ReportFigures({ view, speech }: { view: ReportView; speech: ReportSpeech }) {
  const { incidents, moved, asked, noticed, exemptions, missing, unwatched, absentDays, rate } = view;
  const unreachable = noticed.find(({ key }) => key === 'unreachable') ?? incidents;
  return (
    <dl class="figures">
      <MainFigure name={i18n.t('admin.totals.incidents')} before={speech.count(incidents.before)}>
        {speech.count(incidents.now)}
      </MainFigure>
      <MainFigure
        name={i18n.t('admin.reports.moved', { platformsOr: speech.platformsOr })}
        before={speech.portion(moved, asked, 'before')}
      >
        {speech.portion(moved, asked, 'now')}
      </MainFigure>
      <MainFigure name={i18n.t('admin.reports.unreachable')} before={speech.portion(unreachable, incidents, 'before')}>
        {speech.portion(unreachable, incidents, 'now')}
      </MainFigure>
      {(rate.now ?? rate.before) !== null && (
        <MainFigure name={i18n.t('admin.reports.rate')} before={speech.rate(rate.before)}>
          {speech.rate(rate.now)}
        </MainFigure>
      )}
      <MainFigure name={i18n.t('report.book.exemptions')} before={speech.count(exemptions.before)}>
        {speech.count(exemptions.now)}
      </MainFigure>
      <MainFigure name={i18n.t('report.book.missing')} before={speech.count(missing.before)}>
        {speech.count(missing.now)}
      </MainFigure>
      <MainFigure name={i18n.t('report.book.unwatched')} before={speech.count(unwatched.before)}>
        {speech.count(unwatched.now)}
      </MainFigure>
      {absentDays.now !== 0 || absentDays.before !== 0 ? (
        <MainFigure name={i18n.t('report.book.absentDays')} before={speech.count(absentDays.before)}>
          {speech.count(absentDays.now)}
        </MainFigure>
      ) : null}
    </dl>
  );
}

function MainFigure({ name, before, children }: { name: string; before?: string; children: ComponentChildren }) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd>
        <span class="figure-now">{children}</span>
        {before !== undefined && <span class="figure-before">{i18n.t('admin.reports.was', { before })}</span>}
      </dd>
    </div>
  );
}
