import type { Labels } from './slots.ts';

/** English labels; they also answer for names in code (`lowestBid`, `lowest_bid`). */
export const en: Labels = {
  fileMark:
    'file mark|file number|file reference|case number|case ref.|case mark|docket number|enforcement file|enforcement number|case id mark|case file|case file number|enforcement case|case file mark|court file number|execution case|execution number|execution file|execution file number|enforcement file number|enforcement case number|case id|file no.|file ref.|case no.|docket no.|enforcement case no.|case file no.~case|our reference|file|case reference|our ref.',
  referenceNumber:
    'reference number|document number|decree number|decree reference|resolution number|document reference|document reference number|auction decree number|auction decree reference|reference no.|ref. no.|ref. number|decree no.|auction decree no.|decree ref.|resolution no.|ruling no.|ruling number|ruling ref.|ruling reference|court order no.|court order number',
  creditors:
    'creditor|creditors|entitled party|entitled person|obligee|beneficiary|judgment creditor|judgement creditor|claimant|claimants|authorised party|authorized party|judgment creditors|obligees|entitled parties|beneficiaries~plaintiff',
  debtors:
    'debtor|debtors|obliged party|obliged person|obligor|liable party|judgment debtor|judgement debtor|defendant debtor|liable person|judgement debtors|judgment debtors|obligors~defendant|defendants',
  kindWords:
    'auction kind|kind of auction|auction type|type of auction|type of item|item type|kind of property|kind of item',
  voluntary: 'voluntary|voluntary auction|is voluntary',
  category: 'category|item category|property category|auction category',
  title:
    'auction title|item title|lot title|title of the auction|auction name|item name|property name|subject of the auction|subject of auction|listing title~title|name|headline|item|lot item|object of sale',
  description:
    'description|item description|property description|detailed description|full description|lot description',
  share: 'share|ownership share|co-ownership share|size of share|share of ownership',
  appraisedPrice:
    'appraised price|appraised value|appraisal|appraisal value|valuation|resulting price|final appraised price|expert valuation|resulting value|valuation price|final price by expert|appraised at|determined price|set price~estimated price|estimated value|market value|estimate|assessed value|expert valuation price|official value|valued at',
  lowestBid:
    'lowest bid|minimum bid|lowest offer|lowest bid amount|minimal bid|lowest submission|minimum submission~starting price|starting bid|reserve price|opening bid|start price|minimum price|starting amount',
  minimumIncrement:
    'minimum increment|bid increment|minimum bid increment|increment|lowest increment|bid step|minimal increment|minimum raise|bidding increment|minimum step|minimum bid step|smallest increment|min. increment',
  deposit:
    'deposit|auction deposit|security deposit|auction security|caution deposit|caution|bid deposit|required deposit|deposit amount|auction deposit amount|participation deposit|bidding deposit|auction bond|bid security|earnest deposit|amount of deposit|required security',
  depositAccount:
    'deposit account|deposit payable to|deposit paid to|deposit to be paid to|account for the deposit|account for deposit|deposit account number|bank account for deposit|bank account for the deposit|caution account number|caution account|deposit bank account|security account|account for security|deposit payable to account|deposit to account~account number|bank account|account|bank account number|payment account|account no.',
  depositVariableSymbol:
    'deposit variable symbol|caution variable symbol|variable symbol of the deposit~variable symbol|payment reference|var. symbol',
  depositSpecificSymbol:
    'deposit specific symbol|account specific symbol|caution specific symbol|specific symbol of the deposit~specific symbol|spec. symbol',
  otherPayment: 'highest bid|balance|outstanding amount|claim|debt|amount due|balance account',
  startsAt:
    'auction start|start of auction|start of the auction|auction starts|starts at|start at|auction date|date of auction|date of the auction|auction date and time|date and time of auction|date and time of the auction|auction begins|opening of the auction|starts on|auction start date|auction takes place|scheduled for|auction opens|bidding starts|bidding opens|opening date|auction opening|auction begins at|auction date/time|sale date|date and time of sale~start|begin|beginning|starts|start date|date and time|opening|opens',
  endsAt:
    'auction end|end of auction|end of the auction|auction ends|ends at|end at|closing date|ends on|auction end date|auction closes|close of auction|bidding ends|bidding closes|auction closing|auction close|auction ends at~end|ends|end date|closes|closing',
  startTime: 'start time|auction time|time of auction|time of the auction',
  endTime: 'end time|closing time',
  date: 'date',
  time: 'time',
  from: 'from',
  until: 'to|until',
  amount: 'amount',
  venue:
    'venue|auction venue|place of auction|place of the auction|auction place|location of auction|location of the auction|auction location|held at|auction room~place',
  district: 'district|location district|county district',
  municipality: 'municipality|city|town|village|city / town',
  cadastralArea:
    'cadastral area|cadastral territory|cadastral district|cadastre area|cadastral office|land registry area|cadastral area name~cadastre',
  cadastralAreaCode:
    'cadastral area code|code of cadastral area|cadastral territory code|ruian cadastral office|cadastral code|cadastral area number|cadastral area no.',
  titleDeed:
    'title deed|title deed number|ownership certificate|certificate of title|ownership sheet|lv number|ownership deed|deed of ownership|title deed no.|ownership certificate no.|ownership sheet no.|lv no.',
  parcels:
    'parcel|parcels|parcel number|parcel numbers|plot number|plot numbers|plots|land parcel|land parcels|parcel no.|plot no.',
  addressPointCode:
    'address point code|ruian code|address point|ruian adm|ruian address point|ruian address point code|address code|adm code',
  latitude: 'latitude|lat|gps lat|gps latitude|location latitude|geo lat',
  longitude: 'longitude|lng|lon|long|gps lng|gps lon|gps longitude|location longitude|geo lng|geo lon',
  coordinates: 'coordinates|gps coordinates|geo coordinates|geolocation|geographic coordinates',
  addressee: 'addressee|recipient|to be served on|served on|person served',
  noticeType: 'notice type|type of notice|kind of notice|document kind|kind of document to be posted',
  postOn: 'post on|posting date|posted on|publish on|post date|date of posting|to be posted on',
  registryOffice: 'registry office|registration office|municipal registry office|registry office name',
  registryOfficeCode: 'registry office code|registry office address point|registry office address point code',
  deliveryPlace: 'place of delivery|delivery place|place of service|delivery address',
  deliveryKind:
    'kind of delivery|delivery kind|delivery type|delivery method|manner of service|method of delivery|type of delivery|method of service',
  parentNotice: 'parent notice|follows on|follow-up to|previous notice|preceding notice|follows notice',
  listingType: 'listing type|property type|type of property',
  listingAction: 'listing action|offer type|type of offer|sale or rent|sale / rent|listing for~offer',
  price: 'asking price|sale price|purchase price|listing price|list price~price',
  currency: 'currency|price currency',
  floorArea:
    'floor area|living area|usable area|total floor area|usable floor area|living space|floor size~area',
  zipCode: 'zip code|zip|postal code|postcode',
  address:
    'property address|address of the property|item address|address of property|location address~address|street address|location',
  street: 'street|street name',
  houseNumber: 'house number|building number|street number|house no.',
  rooms: 'rooms|number of rooms|room count|bedrooms and living rooms|no. of rooms',
  lotNumber: 'lot|lot number|lot no.|item no.|item number',
  personName: 'full name|company name|name / company|party|person|name or company|party name|name of party',
  firstName: 'first name|given name|forename|given names',
  lastName: 'last name|surname|family name',
  birthDate: 'date of birth|birth date|born|dob|born on|birthday',
  companyId:
    'company id|company number|registration number|company registration number|id number|business id|ico|company identification number|date of birth / company id|company no.|registration no.|id no.',
  personAddress:
    'residence|registered office|permanent residence|registered seat|seat|residing at|home address|address of residence|place of residence|permanent address',
  personRole: 'role|party role|capacity|role in proceedings|procedural role|party type',
  otherPerson:
    'attorney|lawyer|representative|legal representative|bailiff|court|clerk|handled by|expert|spouse|contact person|highest bidder|buyer',
  documentName: 'document|documents|attachment|attachments|file name',
};
