import { i18n } from '#i18n';
import type { Situation } from '../../core/decision/verdict.ts';
import type { RegulationWords } from '../../core/regulation/regulation-words.ts';
import type { SchoolMoment } from '../../core/timetable/school-time.ts';
import { Button } from '../shared/Button.tsx';
import { Mark } from '../shared/Mark.tsx';
import { whyNow } from '../shared/rule-reason.ts';
import { PopupExemption, type PopupExemptionProps } from './PopupExemption.tsx';
import { PopupLesson, type PopupLessonProps } from './PopupLesson.tsx';

export interface PopupProps
  extends Omit<PopupLessonProps, 'situation' | 'exemptions' | 'clock'>,
    Omit<PopupExemptionProps, 'systems'> {
  situation: Situation;
  /** The current school time, if the timetable is used. */
  school: SchoolMoment | null;
  /** The systems of the list with display names, in its order. */
  systems: readonly { id: string; item: string; name: string }[];
  /** How the regulation calls its list, and the names of its platforms. */
  words: Pick<RegulationWords, 'list' | 'max' | 'sferum'>;
  /** Support addresses from the regulation. */
  support: readonly string[];
  /** Invalid settings and storage failures, if any. */
  problems: { settings: number; failures: number };
  go(platform: 'max' | 'sferum'): void;
  openAdmin(): void;
}

/** The popup of the extension's toolbar button. */
export function Popup({ situation, school, systems, words, support, problems, go, openAdmin, ...teacher }: PopupProps) {
  return (
    <main class="popup">
      <p class="band">
        <Mark />
        {i18n.t('extension.name')}
      </p>
      <PopupState situation={situation} school={school} />
      <PopupExemption systems={systems} {...teacher} />
      <PopupProblems {...problems} />
      <section aria-labelledby="platforms">
        <h2 id="platforms">{i18n.t('popup.platforms')}</h2>
        <div class="popup-row">
          <Button look="primary" press={() => go('max')}>
            {i18n.t('warning.choice.max', words)}
          </Button>
          <Button look="plain" press={() => go('sferum')}>
            {i18n.t('warning.choice.sferum', words)}
          </Button>
        </div>
      </section>
      <PopupLesson situation={situation} {...teacher} />
      <PopupSystems systems={systems} list={words.list} />
      <footer class="popup-footer">
        <p>
          {i18n.t('popup.support')}:{' '}
          {support.map((address) => [
            <a key={address} href={`mailto:${address}`}>
              {address}
            </a>,
            ' ',
          ])}
        </p>
        <Button look="quiet" press={openAdmin}>
          {i18n.t('popup.admin')}
        </Button>
      </footer>
    </main>
  );
}

function PopupState({ situation, school }: Pick<PopupProps, 'situation' | 'school'>) {
  const { inForce, reason } = situation;
  return (
    <section class={inForce ? 'popup-state popup-state-watched' : 'popup-state'} role="status">
      <h1>{inForce ? i18n.t('popup.state.watched') : i18n.t('popup.state.notWatched')}</h1>
      <p>{inForce ? whyNow(reason, situation.period.lesson, situation.to) : i18n.t(`popup.state.${reason}`)}</p>
      {school && <p class="popup-next">{followingText(school)}</p>}
    </section>
  );
}

function followingText({ day, time, lesson }: SchoolMoment): string {
  if (lesson?.day === day) return i18n.t('popup.next.lesson', { lesson: lesson.number, from: lesson.from.slice(11) });
  const isFree = time.kind === 'outside' && time.why !== 'before' && time.why !== 'after';
  return isFree ? i18n.t('popup.next.freeDay') : i18n.t('popup.next.noMore');
}

function PopupProblems({ settings, failures }: PopupProps['problems']) {
  if (settings === 0 && failures === 0) return null;
  return (
    <section class="popup-problems" role="note">
      {settings > 0 && <p>{i18n.t('popup.problem.settings')}</p>}
      {failures > 0 && <p>{i18n.t('popup.problem.failures', { count: failures })}</p>}
      <p>{i18n.t('popup.problem.details')}</p>
    </section>
  );
}

function PopupSystems({ systems, list }: Pick<PopupProps, 'systems'> & { list: string }) {
  return (
    <section aria-labelledby="systems">
      <h2 id="systems">{i18n.t('popup.systems.title')}</h2>
      <p class="popup-source">{list}</p>
      <ul class="popup-systems">
        {systems.map(({ item, name }) => (
          <li key={item}>
            <span class="popup-item">{item}.</span> {name}
          </li>
        ))}
      </ul>
    </section>
  );
}
