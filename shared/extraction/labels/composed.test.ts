import { describe, expect, it } from 'vitest';
import { matchLabel } from './lookup.ts';

describe('labels read by their words', () => {
  it.each([
    ['Datum a čas zahájení el. dražby', 'startsAt', false],
    ['Termín konání elektronické dražby', 'startsAt', false],
    ['Předpokládaný konec dražby', 'endsAt', false],
    ['Čas ukončení dražby', 'endTime', false],
    ['Hodina zahájení', 'startTime', false],
    ['Datum zahájení', 'startsAt', true],
    ['Jistota – č. ú.', 'depositAccount', false],
    ['VS pro složení dražební jistoty', 'depositVariableSymbol', false],
    ['Č. ú. jist.', 'depositAccount', false],
    ['Jistota - celkem', 'deposit', false],
    ['Účet (jistota)', 'depositAccount', false],
    ['Zahájení všech dražeb', 'startsAt', false],
    ['Účet a VS pro jistotu', 'depositAccount', false],
    ['Číslo jednací DV', 'referenceNumber', false],
    ['Č. j. usnesení o dražbě', 'referenceNumber', false],
    ['Spisová značka EX', 'fileMark', false],
    ['Sp. zn. soudního exekutora', 'fileMark', false],
    ['Č. j. / číslo listu', 'referenceNumber', false],
    ['Kauce / jistota', 'deposit', false],
    ['Typ dokumentu pro CÚD', 'noticeType', false],
    ['Druh písemnosti pro úřední desku', 'noticeType', false],
    ['Předmět (druh)', 'kindWords', true],
    ['Předmět dražby............:', 'title', true],
  ])('understands %s', (label, slot, weak) => {
    expect(matchLabel(label)).toEqual({ slot, weak });
  });

  it.each([
    'Dražba',
    'VI.',
    'Typ dokumentu',
    'Elektronická dražba',
    'Prohlídka předmětu dražby',
    'Datum vydání',
    'Účastníci dražby',
    'Č. j. rozsudku',
    'Číslo jednací pověření soudu',
    'Sp. zn. soudu',
    'Spisová značka oprávněného',
    'Účet a jméno pro jistotu',
    'Vrácení jistoty',
    'Složená jistota dražitele',
    'Termín prohlídky',
    'Datum doručení',
    'Den právní moci',
  ])('does not take %s for a label of the auction', (label) => {
    expect(matchLabel(label)).toBeUndefined();
  });
});
