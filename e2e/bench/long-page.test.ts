import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCase } from '../../shared/extraction/read-case.ts';
import { longPage } from './long-page.ts';

describe('the long page', () => {
  const { document } = new JSDOM(longPage()).window;

  it('has 10,000 nodes', () => {
    const walker = document.createTreeWalker(document, 1 | 4); // elements and texts
    let nodes = 0;
    while (walker.nextNode()) nodes++;
    expect(nodes).toBeGreaterThan(9900);
    expect(nodes).toBeLessThan(10_100);
  });

  it('is a case page whose values are found among the rest', () => {
    const { isCasePage, fields } = readCase(document);
    expect(isCasePage).toBe(true);
    expect(fields.lowestBid).toMatchObject({ status: 'found', value: 2_400_000 });
    expect(fields.startsAt).toMatchObject({ status: 'found', value: '2027-03-12T09:00:00.000Z' });
  });
});
