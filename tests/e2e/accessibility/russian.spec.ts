import { testLessonViews } from './lesson-views-without-violation.ts';
import { testPages } from './pages-without-violation.ts';

testPages('ru');
testLessonViews();
