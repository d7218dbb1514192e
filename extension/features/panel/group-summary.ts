/** A group of known-good values in one line, in parts that are not broken apart. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import { instantToPrague } from '../../../shared/formats/prague-time.ts';
import type { AuctionGroup } from '../../../shared/submissions/auction-fields.ts';
import { formatClock, formatMark } from '../../ui/format.ts';
import { type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';
import { fieldText } from './field-text.ts';

/** Empty where the group holds nothing. */
export function groupSummary(group: AuctionGroup, draft: Draft, language: Language): readonly string[] {
  const at = (id: FieldId): string => fieldText(id, draft.fields[id]?.value, language);
  const named = (key: MessageKey, id: FieldId): string =>
    at(id) === '' ? '' : translate(language, key, { value: at(id) });
  return partsOf(group, draft, language, at, named).filter((part) => part !== '');
}

function partsOf(
  group: AuctionGroup,
  draft: Draft,
  language: Language,
  at: (id: FieldId) => string,
  named: (key: MessageKey, id: FieldId) => string,
): readonly string[] {
  switch (group) {
    case 'identity':
      return [formatMark(at('referenceNumber')), at('auctionKind')];
    case 'subject':
      return [at('title'), at('category')];
    case 'prices':
      return [
        named('summary.lowest', 'lowestBid'),
        named('summary.appraised', 'appraisedPrice'),
        named('summary.increment', 'minimumIncrement'),
      ];
    case 'deposit':
      // Where none is required there is nothing to pay and so no symbols.
      if (draft.fields.deposit?.value === null) return [at('deposit')];
      return [
        at('deposit'),
        at('depositAccount'),
        named('summary.variable-symbol', 'depositVariableSymbol'),
        named('summary.specific-symbol', 'depositSpecificSymbol'),
      ];
    case 'term':
      return [termSummary(draft, language, at)];
    case 'place':
      return [
        named('summary.cadastral', at('cadastralArea') === '' ? 'cadastralAreaCode' : 'cadastralArea'),
        named('summary.address-point', 'addressPointCode'),
        at('district'),
      ];
  }
}

/** `pátek 12. 3. 2027 10:00 – 12:00`; the end carries its day where it is another one. */
function termSummary(draft: Draft, language: Language, at: (id: FieldId) => string): string {
  const [start, end] = [draft.fields.startsAt?.value, draft.fields.endsAt?.value];
  if (typeof start !== 'string' || Number.isNaN(Date.parse(start))) return '';
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'Europe/Prague' });
  const from = `${weekday.format(Date.parse(start))} ${at('startsAt')}`;
  if (typeof end !== 'string' || Number.isNaN(Date.parse(end))) return from;
  const [a, b] = [instantToPrague(start), instantToPrague(end)];
  const sameDay = a.year === b.year && a.month === b.month && a.day === b.day;
  return `${from} – ${sameDay ? formatClock(end) : at('endsAt')}`;
}
