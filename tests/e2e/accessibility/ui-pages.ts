import { expect, type Page } from '@playwright/test';
import { noticeAddress } from '../../../core/messages/notice-address.ts';
import type { Section } from '../fixtures/admin.ts';

/** A page of the extension. */
export interface UiPage {
  name: string;
  path: string;
  /** Whether it shows what the journal holds. */
  hasJournal: boolean;
  /** Whether it stands for its kind in part `e2e`. */
  isCore: boolean;
}

const sections: readonly Section[] = [
  '',
  'start',
  'journal',
  'reports',
  'settings',
  'access',
  'status',
  'verify',
  'rules',
];
/** Of the administrator’s page: a section with few controls and one with many. */
const core: readonly Section[] = ['', 'settings'];
const withJournal: readonly Section[] = ['', 'journal', 'reports', 'status'];

/** Path of the notice about a visit to Telegram in lesson 3. */
export function noticePath(kind: 'warn' | 'redirect' | 'block'): string {
  const match = { system: 'telegram', item: 5, surface: 'client', reach: 'host' } as const;
  const period = { day: '2026-11-23', lesson: 3, hour: null };
  const verdict = { kind, reason: 'lesson', match, period, to: '09:15' } as const;
  return noticeAddress(verdict, 'unreachable', '00000000-0000-4000-8000-000000000000').slice(1);
}

export const uiPages: readonly UiPage[] = [
  { name: 'the popup', path: 'popup.html', hasJournal: true, isCore: true },
  { name: 'the notice', path: noticePath('warn'), hasJournal: false, isCore: true },
  { name: 'the notice that counts down', path: noticePath('redirect'), hasJournal: false, isCore: false },
  { name: 'the notice in block mode', path: noticePath('block'), hasJournal: false, isCore: false },
  { name: 'the notice without facts', path: 'notice.html', hasJournal: false, isCore: false },
  ...sections.map((section) => ({
    name: `the administrator’s page ${section || 'at its start'}`,
    path: `options.html${section && `#${section}`}`,
    hasJournal: withJournal.includes(section),
    isCore: core.includes(section),
  })),
];

/** Waits until all of a page of the extension is drawn: the popup first says what holds, and draws the rest after that. */
export async function isWhole(page: Page, path: string): Promise<void> {
  await expect(page.locator(path === 'popup.html' ? '.popup-footer' : 'h1').first()).toBeVisible();
}
