/** Our field ids by the portal's names; the place of the thing, not of the venue. */
export const topFields: Readonly<Record<string, string>> = {
  number: 'referenceNumber',
  voluntary: 'voluntary',
  start_at: 'startsAt',
  end_at: 'endsAt',
  estimated_price: 'appraisedPrice',
  item_price: 'lowestBid',
  minimal_bid: 'minimumIncrement',
  caution_deposit: 'deposit',
  caution_account_number: 'depositAccount',
  caution_variable_symbol: 'depositVariableSymbol',
  account_specific_symbol: 'depositSpecificSymbol',
};
export const itemFields: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  cadastral_office: 'cadastralArea',
  ruian_cadastral_office: 'cadastralAreaCode',
  ruian: 'addressPointCode',
  location_district: 'district',
  location_latitude: 'latitude',
  location_longitude: 'longitude',
};
