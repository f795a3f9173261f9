import { test } from '../fixtures/test.ts';
import { testLessonViews } from './lesson-views-without-violation.ts';
import { testPages } from './pages-without-violation.ts';

test.use({ browserOptions: { language: 'en' } });

testPages('en');
testLessonViews();
