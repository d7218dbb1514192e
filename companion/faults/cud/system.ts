/**
 * CÚD under test: notices to companies, some posted by two clerks at once, some taken down again, some for the next day
 * and destroyed before it.
 */
import { pragueDay } from '../../../shared/formats/working-days.ts';
import { noticeLot, type PostNotice } from '../../../shared/submissions/notice.ts';
import { practiceKey } from '../../sandbox/cud/index.ts';
import type { Random } from '../random.ts';
import { gone, type Order, type SystemUnderTest } from '../system-under-test.ts';

const dayMs = 24 * 60 * 60_000;

/** Every notice under test is for this company: the number and the type tell them apart. */
export const addressee = { name: 'Cvičná stavební s.r.o.', companyId: '74120697' };

export const cudUnderTest: SystemUnderTest = {
  system: 'cud',
  urlVariable: 'PODATELNA_CUD_URL',
  basePath: '',
  secret: { apiKey: practiceKey },
  env: { PODATELNA_CUD_COLLECT: 'own' },
  provesByOwnRecord: true,
  orders: (random, now, count) => {
    const orders: Order[] = [];
    for (let index = 0; index < count; index += 1) orders.push(nextOrder(random, now, orders));
    return orders;
  },
  withFiles: (payload, attachments) => {
    const [file] = attachments;
    if (file === undefined || !('papers' in payload)) return payload;
    const { documentType: _none, ...stored } = file;
    const [paper] = payload.papers as PostNotice['papers']; // as made below
    return { ...payload, papers: [{ ...paper, file: stored }] };
  },
  followUp: async (order, cudid) => ({ ...order.payload, cudid }),
  targets: [
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/ud/ciselniky' },
    { method: 'GET', path: '/ud/vlastni' },
    { method: 'POST', path: '/ud/*' },
    { method: 'POST', path: '/ud/*' },
    { method: 'POST', path: '/ud/*' },
    { method: 'DELETE', path: '/ud/*' },
    { method: 'DELETE', path: '/ud/*' },
    { method: 'GET', path: '/ud/*/potvrzeni/*' },
    { method: 'GET', path: '/ud/*/potvrzeni/*' },
    { path: '/**' },
  ],
  standing: (now) => ({
    number: '142EX7/26-1',
    kind: 'V49',
    startsAt: pragueDay(new Date(now).toISOString()),
  }),
  handEntry: ({ payload }) => {
    if (payload.action !== 'post') return null;
    return { number: String(payload.number), kind: String(payload.type), startsAt: String(payload.postOn) };
  },
};

function nextOrder(random: Random, now: number, before: readonly Order[]): Order {
  const of = before.length === 0 ? null : random.below(before.length);
  const other = of === null ? undefined : before[of];
  if (other?.relation !== 'first' || random.chance(0.55)) return firstOrder(random, now, before.length);
  const copy = { ...other, id: random.uuid(), of };
  const isChanged = before.some((one) => one.change !== undefined && one.of === of);
  if (!isChanged && random.chance(other.later === true ? 0.8 : 0.4)) {
    const { kind, number, type } = other.payload;
    const isTomorrow = other.later === true;
    const payload = {
      kind,
      number,
      type,
      action: 'withdraw',
      expected: isTomorrow ? 'destroyed' : 'archived',
    };
    const change = { state: isTomorrow ? gone : 'archived', title: null };
    const { later: _day, ...sameRecord } = copy;
    // A key of its own, as in the panel: the posting may still wait for its day.
    const caseKey = { ...copy.caseKey, lot: 'withdraw' };
    const removal: Order = { ...sameRecord, caseKey, payload, files: [], change, relation: 'follows' };
    // Before its day it hangs nowhere yet.
    return isTomorrow ? { ...removal, early: true } : removal;
  }
  if (random.chance(0.4)) return { ...copy, relation: 'again' };
  const title = `${other.title}, znovu`;
  const [paper] = other.payload.papers as PostNotice['papers']; // as made below
  const payload = { ...other.payload, papers: [{ ...paper, description: title }] };
  const changed = { ...copy, title, payload };
  if (random.chance(0.6)) return { ...changed, relation: 'rival' };
  return { ...changed, relation: 'one-more', duplicateReason: 'druhé vyvěšení téže písemnosti' };
}

function firstOrder(random: Random, now: number, index: number): Order {
  const type = random.pick(['V49', 'P50', 'OZN'] as const);
  const serial = 100 + random.below(900) * 10 + index;
  const fileMark = `142EX${serial}/27`;
  const number = `${fileMark}-27`;
  const title = `Exekuční příkaz ${serial}`;
  const isTomorrow = random.chance(0.4);
  const payload = {
    kind: 'notice',
    action: 'post',
    type,
    number,
    postOn: pragueDay(new Date(now + (isTomorrow ? dayMs : 0)).toISOString()),
    addressee,
    papers: [{ number, description: title, deliveryKind: 'do vlastních rukou' }],
  };
  const file = { name: 'prikaz.pdf', documentType: 'other_doc', text: `příkaz ${serial}`, size: 1 } as const;
  return {
    id: random.uuid(),
    caseKey: { fileMark, kind: 'notice', lot: noticeLot({ type, number, addressee }) },
    payload,
    files: type === 'V49' && random.chance(0.5) ? [] : [file],
    key: `${number}|${type}`,
    title,
    publishes: true,
    relation: 'first',
    of: null,
    ...(isTomorrow ? { later: true } : {}),
  };
}
