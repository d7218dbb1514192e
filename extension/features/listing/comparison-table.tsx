/** "Porovnat s portálem": what differs, before anything is changed. */
import type { JSX } from 'preact';
import type { ListingRow } from '../../../shared/contract/listing-routes.ts';
import type { ListingRegion } from '../../../shared/submissions/listing-prefill.ts';
import { useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import { memberOf, printAmount } from './listing-form.ts';

interface ComparisonTableProps {
  readonly row: ListingRow;
  readonly regions: readonly ListingRegion[];
}

export function ComparisonTable({ row, regions }: ComparisonTableProps): JSX.Element {
  const text = useText();
  if (row.state !== 'differs') return <p role="status">{text(`listing.row.${row.state}`)}</p>;
  const nameOf = (field: string): string => {
    const key = `listing.${memberOf[field] ?? field}`;
    return isMessageKey(key) ? text(key) : field;
  };
  const shown = (field: string, value: string): string => {
    if (value === '') return text('value.empty');
    if (value === 'true' || value === 'false') return text(value === 'true' ? 'value.yes' : 'value.no');
    if (memberOf[field] === 'price') return printAmount(value);
    if (memberOf[field] === 'regionId') return regions.find((one) => one.id === value)?.name ?? value;
    const key = `listing.word.${value}`;
    return isMessageKey(key) ? text(key) : value;
  };
  return (
    <table class="listing-table">
      <caption class="sr-only">{text('listing.row.differs')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('differs.field')}</th>
          <th scope="col">{text('listing.ours')}</th>
          <th scope="col">{text('listing.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {row.differences.map(({ field, ours, theirs }) => (
          <tr key={field}>
            <th scope="row">{nameOf(field)}</th>
            <td>{shown(field, ours)}</td>
            <td class="muted">{shown(field, theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
