import { render } from 'preact';
import { Popup } from '../../components/popup/Popup.tsx';
import { language } from '../../components/shared/language.ts';
import { loadFirstView } from '../../platform/settings/popup-facts.ts';
import { firstProps } from './first-props.ts';

const view = await loadFirstView();
const spoken = language();
document.documentElement.lang = spoken;
if (view) {
  render(<Popup {...firstProps(view, spoken, new Date())} rest={null} />, document.body);
  // A hidden page is not painted.
  if (!document.hidden) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
// What checks and stores settings is most of the popup's code: it is evaluated after the first paint.
await import('./whole.ts');
