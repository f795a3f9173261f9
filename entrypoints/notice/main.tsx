import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { NeutralNotice, Notice } from '../../components/Notice.tsx';
import type { Choice } from '../../components/Warning.tsx';
import { defaultSettings } from '../../core/default-settings.ts';
import { type NoticeFacts, readNotice } from '../../core/notice.ts';
import { language, systemName } from '../../platform/language.ts';
import { loadSettings } from '../../platform/settings.ts';
import { pack } from '../../rules/index.ts';

const { settings } = await loadSettings().catch(() => ({ settings: defaultSettings }));
const facts = readNotice(location.hash);
const item = pack.systems.find(({ id }) => id === facts?.system)?.item;
document.documentElement.lang = language();
if (facts && item !== undefined) show(facts, item, facts.kind === 'redirect' ? settings.countdown : null);
else render(<NeutralNotice choose={act} />, document.body);

function show(facts: NoticeFacts, item: number, countdown: number | null): void {
  const system = systemName(pack, facts.system);
  let secondsLeft = countdown;
  const choose = (choice: Choice): void => {
    secondsLeft = null;
    draw();
    act(choice);
  };
  const draw = (): void =>
    render(<Notice {...facts} system={system} item={item} secondsLeft={secondsLeft} choose={choose} />, document.body);
  const tick = (): void => {
    if (secondsLeft === null) return;
    secondsLeft -= 1;
    if (secondsLeft <= 0) choose('max');
    else {
      draw();
      setTimeout(tick, 1000);
    }
  };
  document.title = `${i18n.t('warning.title', { system })} — ${i18n.t('extension.name')}`;
  draw();
  if (secondsLeft !== null) setTimeout(tick, 1000);
}

function act(choice: Choice): void {
  if (choice === 'max') location.assign(settings.maxLink);
  if (choice === 'sferum') location.assign(settings.sferumLink);
  if (choice === 'stay') history.back();
  if (choice === 'close') void closeThisTab();
}

async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
