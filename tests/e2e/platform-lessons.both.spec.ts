import { canaries, canariesIn } from './fixtures/canaries.ts';
import { momentsIn } from './fixtures/moments.ts';
import { lessonsIn, switchCount } from './fixtures/platform-lessons.ts';
import { expect, test } from './fixtures/test.ts';
import { lessonsAround } from './lessons.ts';

/** Settings by which a lesson is on. */
const inLesson = (number: number, now: Date) => lessonsAround(now, [{ number, from: -30, to: 30 }]);

test('switched on, a lesson counts once however often a platform is opened, and off again nothing does', async ({
  guarded,
  web,
  journal,
  change,
  now,
}) => {
  const counted = async () => lessonsIn(await journal.dump());
  await change(inLesson(3, now()));
  await guarded.openTab('https://web.max.ru/');
  await switchCount(guarded, change, true, inLesson(3, now()));
  await expect.poll(counted, 'a lesson without a platform').toMatchObject({ lessons: [], hours: [] });

  web.fail('web.max.ru', 'reset');
  await guarded.openTab('https://web.max.ru/');
  await guarded.openTab('https://lesson.example/');
  web.heal('web.max.ru');
  expect(await counted(), 'an error page is no platform').toMatchObject({ lessons: [] });

  const { latin, cyrillic } = canaries.path;
  const tab = await guarded.openTab(`https://web.max.ru/${latin}?${cyrillic}#${canaries.hash.latin}`);
  await expect.poll(counted).toMatchObject({ lessons: [3], hours: [] });
  await tab.goto('https://web.max.ru/again');
  await guarded.openTab('https://sferum.ru/?p=start');
  expect(await counted()).toMatchObject({ lessons: [3], hours: [] });

  await switchCount(guarded, change, false, inLesson(4, now()));
  await guarded.openTab('https://web.max.ru/');
  await guarded.openTab('https://web.telegram.org/k/');
  await journal.adds({ system: 'telegram', lesson: 4 });
  const kept = await journal.dump();
  expect(lessonsIn(kept)).toMatchObject({ lessons: [3], hours: [] });
  expect(canariesIn(JSON.stringify(kept))).toEqual([]);
  expect(momentsIn(JSON.stringify(kept), now())).toEqual([]);
});

test('outside lessons nothing counts', async ({ guarded, journal, change, now }) => {
  await switchCount(guarded, change, true, lessonsAround(now(), [{ number: 4, from: -50, to: -20 }]));
  await guarded.openTab('https://web.max.ru/');
  await change({ ...inLesson(5, now()), platformLessons: true });
  await guarded.openTab('https://web.telegram.org/k/');
  await journal.adds({ system: 'telegram', lesson: 5 });
  expect(lessonsIn(await journal.dump())).toMatchObject({ lessons: [], hours: [] });
});
