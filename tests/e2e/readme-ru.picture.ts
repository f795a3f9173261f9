// npm run pictures: those of README.ru.md.
import { test } from './fixtures/test.ts';
import { takePictures } from './take-pictures.ts';

test.use({ clock: '2026-11-27T08:40:00+04:00', browserOptions: { language: 'ru' } });
takePictures('ru');
