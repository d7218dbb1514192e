/** What an auction's payload says, by the fields of the case: the other way round than it is put together. Pure. */
import type { AuctionChanges } from './auction-change.ts';
import type { RecordValues } from './auction-record.ts';

/** What is absent from the payload is absent here; a deposit that is not required is null. */
export function auctionValues(content: AuctionChanges): RecordValues {
  const { number, deposit, cadastral, itemPlace, venuePlace, ...plain } = content;
  const values: Record<string, RecordValues[keyof RecordValues]> = { ...plain };
  if (number !== undefined) values.referenceNumber = number;
  if (deposit !== undefined) values.deposit = deposit === null ? null : deposit.amount;
  if (deposit) {
    values.depositAccount = deposit.account;
    values.depositVariableSymbol = deposit.variableSymbol;
    values.depositSpecificSymbol = deposit.specificSymbol;
  }
  if (cadastral) {
    if ('code' in cadastral) values.cadastralAreaCode = cadastral.code;
    else values.cadastralArea = cadastral.name;
  }
  if (itemPlace) Object.assign(values, itemPlace);
  // Nothing of ours fills it in but the command line; one line is enough.
  if (venuePlace) values.venue = Object.values(venuePlace).join(', ');
  return values;
}
