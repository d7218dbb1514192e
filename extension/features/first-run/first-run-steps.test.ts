import { describe, expect, it } from 'vitest';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { originsOf, practisedWith, standingOf } from './first-run-steps.ts';

const nothing = { paired: false, answers: false, sites: 0, confirmed: false, practised: false };

describe('the steps of the first run', () => {
  it('begin with the service and the pairing together', () => {
    expect(standingOf(nothing)).toEqual({
      service: 'open',
      pairing: 'open',
      site: 'ahead',
      read: 'ahead',
      practice: 'ahead',
    });
  });

  it.each([
    ['the site follows the pairing', { paired: true, answers: true }, 'site'],
    ['the reading follows the site', { paired: true, answers: true, sites: 1 }, 'read'],
    ['practice follows the reading', { paired: true, answers: true, sites: 1, confirmed: true }, 'practice'],
    ['a service that went away comes first again', { paired: true, sites: 1, confirmed: true }, 'service'],
  ] as const)('%s', (_name, facts, open) => {
    const standing = standingOf({ ...nothing, ...facts });
    expect(Object.entries(standing).filter(([, one]) => one === 'open')).toEqual([[open, 'open']]);
  });

  it('have nothing left once something was filed for practice', () => {
    const all = standingOf({ paired: true, answers: true, sites: 1, confirmed: false, practised: true });
    expect(new Set(Object.values(all))).toEqual(new Set(['done']));
  });

  it('name the newest filing that arrived', () => {
    const older = submissionOfState('done', {
      id: crypto.randomUUID(),
      stateSince: '2026-11-20T08:00:00.000Z',
    });
    const newer = submissionOfState('done', { stateSince: '2026-11-21T08:00:00.000Z' });
    expect(practisedWith([older, newer, submissionOfState('rejected')])).toBe(newer);
    expect(practisedWith([submissionOfState('held')])).toBeUndefined();
  });
});

describe('the address of a case system', () => {
  it.each([
    ['https://spis.urad.cz/spis/81', ['https://spis.urad.cz']],
    ['  HTTP://spis.localhost:8142 ', ['http://spis.localhost:8142']],
    ['  spis.urad.cz ', ['https://spis.urad.cz', 'http://spis.urad.cz']],
    ['spis.urad.cz:8443/x?y=1#z', ['https://spis.urad.cz:8443', 'http://spis.urad.cz:8443']],
    ['10.0.0.7', ['https://10.0.0.7', 'http://10.0.0.7']],
    ['spis:80', ['https://spis:80', 'http://spis']],
  ])('is taken from %j', (typed, origins) => expect(originsOf(typed)).toEqual(origins));

  it.each([
    '',
    '   ',
    'náš spisový systém',
    'javascript://x/%0aalert(1)',
    'file:///etc/passwd',
    'chrome://extensions',
    'https://',
    'http://127.0.0.1:8090/',
    '127.0.0.1',
  ])('is not taken from %j', (typed) => expect(originsOf(typed)).toEqual([]));
});
