import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';
import { withoutDiacritics } from './documents/letter.ts';
import { crowns, czechMoment, fileSize } from './print.ts';

describe('data', () => {
  const weightedSum = (digits: string, weights: readonly number[]) =>
    [...digits].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0);

  it('has IČO with a valid check digit', () => {
    for (const { companyId } of cases.flatMap(({ parties }) => parties)) {
      if (companyId === undefined) continue;
      expect(companyId).toMatch(/^\d{8}$/);
      expect((11 - (weightedSum(companyId.slice(0, 7), [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10).toBe(
        Number(companyId[7]),
      );
    }
  });

  it('has accounts whose prefix and number divide by eleven', () => {
    for (const { deposit } of cases.flatMap(({ auctions }) => auctions)) {
      if (deposit === null) continue;
      const [number = '', prefix = ''] = (deposit.account.split('/')[0] ?? '').split('-').reverse();
      const weights = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
      for (const part of [number, prefix]) expect(weightedSum(part.padStart(10, '0'), weights) % 11).toBe(0);
    }
  });

  it('has reference numbers that begin with their file mark, terms that end after they start', () => {
    for (const { fileMark, auctions, notice, files } of cases) {
      for (const { referenceNumber, startsAt, endsAt } of auctions) {
        expect(referenceNumber.startsWith(`${fileMark}-`)).toBe(true);
        if (startsAt !== null && endsAt !== null)
          expect(Date.parse(endsAt)).toBeGreaterThan(Date.parse(startsAt));
      }
      if (notice !== undefined) expect(notice.referenceNumber.startsWith(`${fileMark}-`)).toBe(true);
      expect(new Set(files.map(({ n }) => n)).size).toBe(files.length);
    }
  });

  it('states every moment with the offset Prague has on that day', () => {
    const prague = new Intl.DateTimeFormat('cs', {
      timeZone: 'Europe/Prague',
      day: 'numeric',
      month: 'numeric',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
    for (const moment of cases.flatMap(({ auctions }) =>
      auctions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    )) {
      if (moment !== null)
        expect(prague.format(new Date(moment)).replace(/\s/g, ' ')).toBe(czechMoment(moment));
    }
  });

  it('prints crowns, sizes and plain letters', () => {
    expect(crowns(45600.5)).toBe('45\u00a0600,50\u00a0Kč');
    expect(crowns(0)).toBe('0,00\u00a0Kč');
    expect([fileSize(10), fileSize(245812), fileSize(1503221)]).toEqual(['1 kB', '240 kB', '1,4 MB']);
    expect(withoutDiacritics('„Žluťoučký“ – kůň')).toBe('"Zlutoucky" - kun');
  });
});
