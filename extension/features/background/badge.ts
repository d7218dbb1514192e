/** The number on the toolbar icon: what needs a person. */
import { browser } from '../../platform/browser.ts';
import type { Overview } from './overview-memory.ts';

export async function showBadge(overview: Overview): Promise<void> {
  const unreachable = overview.problem !== null && overview.problem.code !== 'not-paired';
  const text = unreachable ? '!' : overview.needsPerson > 0 ? String(overview.needsPerson) : '';
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: unreachable ? '#8A5300' : '#B42318' });
  await browser.action.setBadgeTextColor?.({ color: '#FFFFFF' });
}
