import { afterEach, beforeEach, expect, it } from 'vitest';
import { printAlone } from '../../../entrypoints/messenger.content/print.ts';

beforeEach(() => {
  document.body.style.color = 'red';
  document.documentElement.append(document.createElement('div'), document.createElement('aside'));
});
afterEach(() => {
  for (const node of document.querySelectorAll('html > div, html > aside')) node.remove();
  document.body.removeAttribute('style');
});

const displayOf = (selector: string): string =>
  document.querySelector<HTMLElement>(`html > ${selector}`)?.style.display ?? '';

it('hides all of a page but the warning, and shows it again after printing', () => {
  const before = document.documentElement.innerHTML;
  printAlone(document.querySelector('html > div') ?? undefined);
  expect([displayOf('body'), displayOf('aside'), displayOf('div')]).toEqual(['none', 'none', '']);
  dispatchEvent(new Event('afterprint'));
  expect(document.documentElement.innerHTML).toBe(before);
});

it('hides all of a page while it keeps the warning away', () => {
  printAlone(undefined);
  expect([displayOf('body'), displayOf('div')]).toEqual(['none', 'none']);
  dispatchEvent(new Event('afterprint'));
});

it('restores a display that the page has set itself', () => {
  document.body.style.setProperty('display', 'flex', 'important');
  printAlone(undefined);
  dispatchEvent(new Event('afterprint'));
  expect(document.body.style.getPropertyValue('display')).toBe('flex');
  expect(document.body.style.getPropertyPriority('display')).toBe('important');
});
