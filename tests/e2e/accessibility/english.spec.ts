import { test } from '../fixtures/test.ts';
import { testLessonViews } from './lesson-views-without-violation.ts';
import { testPages } from './pages-without-violation.ts';
import { testPopup } from './popup-that-fits.ts';

test.use({ browserOptions: { language: 'en' } });

testPages('en');
testLessonViews();
testPopup('en');
