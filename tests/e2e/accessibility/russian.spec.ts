import { testLessonViews } from './lesson-views-without-violation.ts';
import { testPages } from './pages-without-violation.ts';
import { testPopup } from './popup-that-fits.ts';

testPages('ru');
testLessonViews();
testPopup('ru');
