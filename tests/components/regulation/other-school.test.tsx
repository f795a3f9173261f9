import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wholePopup } from '../../../components/popup/whole-popup.tsx';
import { Banner } from '../../../components/warning/Banner.tsx';
import { NeutralNotice, Notice } from '../../../components/warning/Notice.tsx';
import { noticedBy, type Outcome } from '../../../core/journal/entry.ts';
import { packOf } from '../../../core/regulation/pack.ts';
import type { Regulation } from '../../../core/regulation/regulation-schema.ts';
import { regulationSnapshot, wordsOf } from '../../../core/regulation/regulation-snapshot.ts';
import { surfaces } from '../../../core/rules/surface.ts';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import { catalogue } from '../../../rules/catalogue.ts';
import { defaultPermitted } from '../../../rules/index.ts';
import { exampleWarning } from '../../fixtures/example-warning.ts';
import { inventedRegulation } from '../../fixtures/invented-regulation.ts';
import { fakePorts, manyRows } from '../admin/fake-ports.ts';
import { builtInChoice, pressButton, show } from '../admin/show.tsx';
import { speak } from '../i18n.ts';
import { popupProps } from '../popup/popup-props.ts';
import { press } from '../press.ts';

/** Words of the built-in regulation, which no other school may read. */
const foreign = /(?<!таб)лице[йяюем]|Ртищ|Rtish|Приложени[а-я]+ №|Appendix|lyceum/i;

const invented = packOf(catalogue, defaultPermitted, inventedRegulation);
const sections = ['journal', 'reports', 'settings', 'access', 'status', 'verify', 'rules'] as const;

afterEach(cleanup);

/** Every text of the page: its elements', and what assistive technology reads from attributes. */
function allText(): string {
  const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
    ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
  );
  return [document.body.textContent ?? '', ...attributes].join('\n').replaceAll('\u00a0', ' ');
}

function expectNothingForeign(): void {
  expect(allText().length).toBeGreaterThan(40);
  expect(foreign.exec(allText())).toBeNull();
}

describe.each(['ru', 'en'] as const)('an invented school, in %s', (language) => {
  const words = invented.words[language];

  /** A paper begins with the school’s full name and cites the regulation with its approval. */
  function expectNamed({ textContent }: HTMLElement): void {
    expect(textContent?.startsWith(invented.schoolFull[language])).toBe(true);
    expect(textContent?.replaceAll('\u00a0', ' ')).toContain(
      language === 'ru' ? '(утв. приказом № 118-од от 28.08.2026)' : '(approved by order No. 118-од of 28 August 2026)',
    );
  }

  it.each(['warn', 'redirect', 'block'] as const)('reads its own words in a banner of mode %s', (kind) => {
    speak(language);
    for (const shrunk of [false, true]) {
      render(<Banner {...exampleWarning({ kind, words, item: '4.1' })} shrunk={shrunk} />);
      expectNothingForeign();
      expect(allText()).toContain(language === 'ru' ? 'Перечень программ, п. 4.1' : 'List of programs, item 4.1');
      cleanup();
    }
  });

  it('reads its own words on the notice page', () => {
    speak(language);
    for (const noticed of noticedBy) render(<Notice {...exampleWarning()} words={words} noticed={noticed} />);
    render(<NeutralNotice words={words} choose={vi.fn()} />);
    expectNothingForeign();
    expect(allText()).toContain(language === 'ru' ? 'на компьютерах гимназии' : 'the gymnasium’s computers');
    expect(allText()).toContain(words.platform);
  });

  it.each(['warn', 'redirect'] as const)('reads the platform of its regulation on the buttons of mode %s', (kind) => {
    speak(language);
    const own = { ...words, max: '«Класс»', first: '«Класс»' };
    render(
      <Banner {...exampleWarning({ kind, words: own })} secondsLeft={kind === 'redirect' ? 5 : null} shrunk={false} />,
    );
    render(<NeutralNotice words={own} choose={vi.fn()} />);
    expect(
      screen.getAllByRole('button', { name: language === 'ru' ? 'Перейти в «Класс»' : 'Go to «Класс»' }),
    ).toHaveLength(2);
    expect(allText().replaceAll(words.platform, '')).not.toContain('MAX');
  });

  it.each(sections)('reads the platforms of its regulation in the section %s', async (section) => {
    speak(language);
    const platforms: Regulation['platforms'] = [
      { id: 'max', name: { ru: '«Класс»' } },
      { id: 'sferum', name: { ru: '«Урок»' } },
    ];
    const regulation = { ...inventedRegulation, platform: { ru: '«Класс»' }, platforms };
    const ports = fakePorts(manyRows(30));
    ports.loadSettings = async () => ({
      ...{ settings: { ...defaultSettings, mode: 'redirect', modes: { viber: 'redirect' } }, sources: {} },
      problems: [{ source: 'here', field: 'sferumLink', path: 'sferumLink' }],
    });
    await show(ports, section, packOf(catalogue, defaultPermitted, regulation), { ...builtInChoice, regulation });
    if (section === 'status') {
      pressButton(language === 'ru' ? 'Провести самопроверку' : 'Run the self-check');
      await screen.findAllByText(
        language === 'ru'
          ? '«Класс» и «Урок» открываются без напоминаний'
          : '«Класс» and «Урок» open without reminders',
      );
    }
    await vi.waitFor(() => expect(allText()).toContain('«Урок»'));
    expect(/\bMAX\b|Сферум|Sferum/.exec(allText())).toBeNull();
  });

  it('reads its own words in the popup', () => {
    speak(language);
    const systems = invented.systems.map(({ id, item, name }) => ({ id, item, name: name[language] }));
    render(
      wholePopup(
        popupProps({
          systems,
          words,
          support: invented.permitted.support.map(({ address }) => address),
          problems: { settings: 1, failures: 1 },
        }),
      ),
    );
    expectNothingForeign();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toContain('4.10. Skype');
  });

  it.each(sections)('reads its own words in the section %s', async (section) => {
    speak(language);
    for (const rows of [[], manyRows(30)]) {
      const ports = fakePorts(rows);
      ports.loadClockHealth = async () => ({ pcZone: 'Asia/Tokyo', wentBack: '2026-11-22' });
      await show(ports, section, invented);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expectNothingForeign();
      cleanup();
    }
  });

  it('reads its own words in the form of the regulation', async () => {
    speak(language);
    await show(fakePorts(), 'rules', invented, { ...builtInChoice, regulation: inventedRegulation });
    pressButton(language === 'ru' ? 'Изменить' : 'Edit');
    expect(screen.getByDisplayValue('4.2а')).toBeTruthy();
    expectNothingForeign();
  });

  it('prints its own words in every document', async () => {
    speak(language);
    await show(fakePorts(manyRows(30)), 'reports', invented);
    for (const choice of await screen.findAllByRole('radio')) {
      fireEvent.click(choice);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expectNothingForeign();
      if (screen.queryByRole('article')) expectNamed(screen.getByRole('article'));
    }
    expect(allText()).toContain(invented.title[language]);
    for (const role of invented.roles) expect(allText().toLowerCase()).toContain(role[language].toLowerCase());
  });

  it('prints its own words in the record of a self-check', async () => {
    speak(language);
    await show(fakePorts(), 'status', invented);
    pressButton(language === 'ru' ? 'Провести самопроверку' : 'Run the self-check');
    const name = language === 'ru' ? /Протокол самопроверки/ : /record/i;
    const paper = await screen.findByRole('article', { name }, { timeout: 20_000 });
    expect(paper.textContent).toContain(invented.id);
    expectNamed(paper);
    expect(paper.textContent).toMatch(language === 'ru' ? /5 из 5 систем/ : /5 of 5 systems/);
    expect(allText()).toContain(language === 'ru' ? '(5 систем)' : '(5 systems)');
    expect(paper.textContent).toContain(words.administrator);
    expectNothingForeign();
  });

  it.each(['csv', 'xlsx', 'json'])('exports its own words as %s', async (format) => {
    speak(language);
    const ports = fakePorts(manyRows(5));
    await show(ports, 'journal', invented);
    pressButton(`${language === 'ru' ? 'Сохранить' : 'Save'} ${format.toUpperCase()}`);
    await vi.waitFor(() => expect(ports.files).toHaveLength(1), 20_000);
    const bytes = new Uint8Array(await new Blob(ports.files[0]?.parts).arrayBuffer());
    const contents = format === 'xlsx' ? Object.values(unzipSync(bytes)) : [bytes];
    const text = contents.map((one) => new TextDecoder().decode(one)).join('\n');
    expect(foreign.exec(text)).toBeNull();
    if (format !== 'json') expect(text).toContain(words.listOf);
    if (format === 'json') expect(text).toContain(invented.title.ru);
  });
});

/** Platforms that a regulation permits, what sentences call them, and the names that no text may have then. */
type Permitted = [string, Regulation['platforms'], string, string[], RegExp];
const oneOfAnotherName: Permitted = [
  'one of another name',
  [{ id: 'max', name: { ru: '«Класс»' }, link: 'https://class.example/' }],
  '«Класс»',
  ['Перейти в «Класс»'],
  /\bMAX\b|Сферум|Sferum/,
];
const permitted: Permitted[] = [
  ['MAX alone', [{ id: 'max' }], '«MAX»', ['Перейти в MAX'], /Сферум|Sferum/],
  ['Сферум alone', [{ id: 'sferum' }], '«Сферум»', ['Открыть Сферум'], /\bMAX\b/],
  oneOfAnotherName,
  [
    'a second one of another name alone',
    [{ id: 'sferum', name: { ru: '«Урок»' }, link: 'https://lesson.example/' }],
    '«Урок»',
    ['Открыть «Урок»'],
    /\bMAX\b|Сферум|Sferum/,
  ],
  [
    'two of other names',
    [
      { id: 'max', name: { ru: '«Класс»' }, link: 'https://class.example/' },
      { id: 'sferum', name: { ru: '«Урок»' }, link: 'https://lesson.example/' },
    ],
    '«Класс» и «Урок»',
    ['Перейти в «Класс»', 'Открыть «Урок»'],
    /\bMAX\b|Сферум|Sferum/,
  ],
];

describe.each(permitted)('a school that permits %s', (_case, platforms, platform, buttons, other) => {
  const regulation = { ...inventedRegulation, platform: { ru: platform }, platforms, support: [] };
  const pack = packOf(catalogue, defaultPermitted, regulation);
  const snapshot = regulationSnapshot(pack);

  /** The buttons that lead to platforms, in their order. */
  const offered = (): string[] =>
    screen
      .getAllByRole('button')
      .flatMap(({ textContent: name }) => (name && /^(Перейти|Открыть) /.test(name) ? name : []));

  it.each(['ru', 'en'] as const)('reads of no other platform in banner and notice, in %s', (language) => {
    speak(language);
    const words = wordsOf(snapshot, language);
    for (const kind of ['warn', 'redirect', 'block'] as const) {
      const help = { text: 'help', hasJoinLink: false, hasMySchool: false };
      const example = { ...exampleWarning({ kind, help, secondsLeft: kind === 'redirect' ? 5 : null }), words };
      for (const shrunk of [false, true]) render(<Banner {...example} shrunk={shrunk} />);
      for (const surface of surfaces) render(<Banner {...example} surface={surface} shrunk={false} />);
      for (const noticed of noticedBy) render(<Notice {...example} noticed={noticed} />);
    }
    render(<NeutralNotice words={words} choose={vi.fn()} />);
    expect(other.exec(allText())).toBeNull();
    expect(allText()).toContain(platform);
  });

  it('offers a button for each platform, the first one as the main button', () => {
    speak('ru');
    const words = wordsOf(snapshot, 'ru');
    const warning = { ...exampleWarning(), words };
    render(<Banner {...warning} shrunk={false} />);
    expect(offered()).toEqual(buttons);
    const [main] = screen.getAllByRole('button');
    expect([main?.textContent, main?.className]).toEqual([buttons[0], expect.stringContaining('primary')]);
    if (main) press(main);
    expect(warning.choose).toHaveBeenCalledWith(platforms[0]?.id);
    cleanup();
    render(<Banner {...warning} shrunk />);
    expect(offered()).toEqual(buttons.slice(0, 1));
    cleanup();
    render(<NeutralNotice words={words} choose={vi.fn()} />);
    expect(offered()).toEqual(buttons);
    cleanup();
    render(wholePopup(popupProps({ words: pack.words.ru, support: [] })));
    expect(offered()).toEqual(buttons);
    expect(other.exec(allText())).toBeNull();
  });
});

describe('a school that permits one platform of another name', () => {
  const [, platforms, platform, , other] = oneOfAnotherName;
  const regulation = { ...inventedRegulation, platform: { ru: platform }, platforms, support: [] };
  const pack = packOf(catalogue, defaultPermitted, regulation);

  it.each(sections)('reads of no other in the section %s', async (section) => {
    speak('ru');
    const ports = fakePorts(onlyMoved('moved-to-max'));
    await show(ports, section, pack, { ...builtInChoice, regulation });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(allText().length).toBeGreaterThan(40);
    expect(other.exec(allText())).toBeNull();
  });

  it('prints no other in a document, unless something is counted for it', async () => {
    speak('ru');
    await show(fakePorts(onlyMoved('moved-to-max')), 'reports', pack);
    for (const choice of await screen.findAllByRole('radio')) {
      fireEvent.click(choice);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(other.exec(allText())).toBeNull();
    }
    expect(allText()).toContain('Перешли в «Класс»');
    cleanup();
    await show(fakePorts(onlyMoved('moved-to-sferum')), 'reports', pack);
    await screen.findAllByText('Перешли в Сферум');
  });

  it.each(['csv', 'xlsx', 'json'])('exports no other as %s', async (format) => {
    speak('ru');
    const ports = fakePorts(onlyMoved('moved-to-max'));
    await show(ports, 'journal', pack);
    pressButton(`Сохранить ${format.toUpperCase()}`);
    await vi.waitFor(() => expect(ports.files).toHaveLength(1), 20_000);
    const bytes = new Uint8Array(await new Blob(ports.files[0]?.parts).arrayBuffer());
    const contents = format === 'xlsx' ? Object.values(unzipSync(bytes)) : [bytes];
    expect(other.exec(contents.map((part) => new TextDecoder().decode(part)).join('\n'))).toBeNull();
  });
});

/** Rows of a journal in which every answered incident has this outcome. */
function onlyMoved(outcome: Outcome) {
  return manyRows(12).map((row) => (row.outcome ? { ...row, outcome } : row));
}
