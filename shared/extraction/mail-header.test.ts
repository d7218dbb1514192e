import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCase } from './read-case.ts';

function read(body: string): Record<string, unknown> {
  const { document } = new JSDOM(`<h1>Spis 142 EX 81/25</h1>${body}`).window;
  const { title, addressee } = readCase(document).fields;
  return Object.fromEntries(
    Object.entries({ title, addressee }).flatMap(([name, field]) =>
      field.status === 'found' ? [[name, field.value]] : [],
    ),
  );
}

describe('who wrote to whom about what', () => {
  it.each([
    ['lines of labels', '<p>Od: Iveta Nová</p><p>Komu: Dražby</p><p>Předmět: Prosím zveřejnit</p>'],
    [
      'a table of pairs',
      '<table><tr><td>Od</td><td>Iveta Nová &lt;i.nova2@urad.example&gt;</td></tr><tr><td>Komu</td><td>Dražby</td></tr><tr><td>Předmět</td><td>Prosím zveřejnit</td></tr></table>',
    ],
    [
      'a list of messages',
      '<table><tr><th>Č.</th><th>Odesílatel</th><th>Předmět</th></tr><tr><td>1</td><td>Iveta Nová</td><td>Prosím zveřejnit</td></tr></table>',
    ],
    ['an English header', '<p>From: Iveta Nová</p><p>To: Dražby</p><p>Subject: Prosím zveřejnit</p>'],
  ])('is nothing about the case: %s', (_name, body) => {
    expect(read(body)).toEqual({});
  });

  it.each([
    ['a thing without a sender', '<p>Předmět: Motocykl Jawa</p>', { title: 'Motocykl Jawa' }],
    [
      'a thing auctioned from a day on',
      '<p>Předmět: Motocykl Jawa</p><p>Od: 12. 3. 2027 10:00</p>',
      { title: 'Motocykl Jawa' },
    ],
    [
      'a strong label beside a message',
      '<p>Od: Iveta Nová</p><p>Název předmětu dražby: Motocykl Jawa</p>',
      { title: 'Motocykl Jawa' },
    ],
  ])('leaves %s', (_name, body, expected) => {
    expect(read(body)).toEqual(expected);
  });
});
