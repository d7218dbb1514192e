import { describe, expect, it } from 'vitest';
import { submissionDeeds } from '../../../shared/contract/audit.ts';
import { whoText } from '../../ui/who-text.ts';
import { deedText } from './history-line.ts';

const said = (action: string, result = ''): string => deedText({ action, result }, 'cs', 'portal-drazeb');

describe('a line of the audit', () => {
  it.each(submissionDeeds)('%s has words of its own', (deed) => {
    const text = said(deed, 'publish irreversible');
    expect(text).not.toContain('Jiná událost');
    expect(text).not.toMatch(/[{}]/);
  });

  it.each([
    ['step.done', 'publish irreversible', 'Krok hotov: Zveřejnění'],
    ['step.failed', 'něco-nového', 'Krok se nezdařil: něco-nového'],
    ['check.ticked', 'neznámá', 'Vzato na vědomí: neznámá'],
    ['state.teleport', 'done', 'Jiná událost (state.teleport)'],
    ['title', 'x', 'Jiná událost (title)'],
  ])('%s %s reads %s', (action, result, text) => {
    expect(said(action, result)).toBe(text);
  });

  it.each([
    ['podatelna', 'služba Podatelna'],
    ['Jana Nová, command line', 'Jana Nová, příkazový řádek'],
    ['Edge, Windows', 'Edge, Windows'],
  ])('names %s as %s', (who, name) => {
    expect(whoText(who, 'cs')).toBe(name);
  });
});
