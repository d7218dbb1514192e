import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { pageSummarySchema } from '../../../shared/contract/messages.ts';
import { readCase } from '../../../shared/extraction/read-case.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { summarisePage } from './page-summary.ts';

function read(body: string): CaseReading {
  const { document } = new JSDOM(`<!doctype html><html lang="cs"><body>${body}</body></html>`, {
    url: 'https://spis.urad.cz/spis/142',
  }).window;
  return readCase(document, { url: 'https://spis.urad.cz/spis/142', now: '2027-03-01T08:00:00.000Z' });
}
const row = (label: string, value: string): string => `<tr><th>${label}</th><td>${value}</td></tr>`;
const casePage = (...rows: readonly string[]): string =>
  `<h1>Spis 142 EX 81/25</h1><table>${row('Spisová značka', '142 EX 81/25')}${row('Povinný', 'Jan Novák')}${rows.join('')}</table>`;

describe('the summary of a page', () => {
  it('says the mark of a case and no name', () => {
    const summary = summarisePage(read(casePage()));
    expect(summary).toMatchObject({ isCasePage: true, fileMark: '142EX81/25', restricted: false });
    expect(JSON.stringify(summary)).not.toContain('Novák');
    expect(pageSummarySchema.parse(summary)).toEqual(summary);
  });

  it('says nothing of a page that is no case', () => {
    const summary = summarisePage(read('<h1>Jídelní lístek</h1><p>Polévka 45 Kč</p>'));
    expect(summary).toMatchObject({
      isCasePage: false,
      fileMark: null,
      referenceNumber: null,
      auction: false,
    });
  });

  it('speaks of an auction only where the page does', () => {
    expect(summarisePage(read(casePage())).auction).toBe(false);
    expect(summarisePage(read(casePage(row('Nejnižší podání', '45 600,00 Kč')))).auction).toBe(true);
  });

  it('counts one less for every value that is found', () => {
    const without = summarisePage(read(casePage())).missing;
    const withBid = summarisePage(read(casePage(row('Nejnižší podání', '45 600,00 Kč')))).missing;
    expect(withBid).toBe(without - 1);
    expect(without).toBeGreaterThan(0);
  });

  it('counts the decree among what is missing', () => {
    const reading = read(casePage());
    const [before, after] = [
      summarisePage(reading).missing,
      summarisePage({
        ...reading,
        documents: [
          {
            href: 'https://spis.urad.cz/d/1',
            name: 'vyhláška.pdf',
            mediaType: 'application/pdf',
            documentType: 'auction_decree',
            place: { frame: '', selector: 'a', label: '' },
            confidence: 1,
          },
        ],
      }).missing,
    ];
    expect(after).toBe(before - 1);
  });

  it('says that a case is restricted', () => {
    const reading = read(casePage());
    const restriction = { raw: 'NEVEŘEJNÉ', place: { frame: '', selector: 'p', label: '' } };
    expect(summarisePage({ ...reading, restriction }).restricted).toBe(true);
  });
});
