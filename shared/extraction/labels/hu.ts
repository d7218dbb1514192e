import type { Labels } from './slots.ts';

/** Hungarian labels: property listings first, then enforcement files. */
export const hu: Labels = {
  fileMark:
    'ügyszám|végrehajtási ügyszám|ügyiratszám|végrehajtói ügyszám|akta száma|aktaszám|végrehajtási ügy száma|ügy száma|v. ügyszám~iktatószám|ügy',
  referenceNumber: 'hivatkozási szám|irat száma|iratszám|hirdetmény száma',
  creditors: 'végrehajtást kérő|végrehajtást kérők|hitelező|hitelezők|jogosult|jogosultak',
  debtors: 'adós|adósok|kötelezett|kötelezettek',
  kindWords: 'árverés fajtája|árverés típusa|árverés jellege|vagyontárgy típusa',
  voluntary: 'önkéntes|önkéntes árverés',
  category: 'kategória|ingatlan kategória',
  title:
    'árverés megnevezése|ingatlan megnevezése|hirdetés címe|árverési tétel megnevezése~megnevezés|név|elnevezés',
  description: 'leírás|ingatlan leírása|részletes leírás|hirdetés szövege|tétel leírása',
  share: 'tulajdoni hányad|hányad|részesedés|eszmei hányad|tulajdoni rész',
  appraisedPrice:
    'becsérték|becsült érték|megállapított becsérték|értékbecslés szerinti érték~forgalmi érték',
  lowestBid:
    'legalacsonyabb ajánlat|legkisebb ajánlat|minimálár|legalacsonyabb vételi ajánlat|legkisebb vételár|legalacsonyabb vételár|minimális ár~kikiáltási ár|induló ár|induló licit',
  minimumIncrement: 'licitlépcső|legkisebb licitlépcső|minimális licitlépcső|minimális emelés|licitküszöb',
  deposit:
    'árverési előleg|előleg|letét|biztosíték|árverési letét|árverési biztosíték|óvadék|előleg összege|árverési előleg összege|letét összege',
  depositAccount:
    'letéti számla|letéti számlaszám|előleg számlaszáma|árverési előleg számlaszáma|biztosíték számlaszáma~számlaszám|bankszámlaszám',
  depositVariableSymbol: 'változó szimbólum|előleg közleménye',
  depositSpecificSymbol: 'specifikus szimbólum',
  startsAt:
    'árverés kezdete|árverés időpontja|az árverés kezdete|az árverés időpontja|árverés kezdő időpontja|licitálás kezdete|árverés kezdési időpontja|árverés napja|árverés dátuma|árverés ideje~kezdete|kezdés|kezdet|időpont',
  endsAt:
    'árverés vége|az árverés vége|árverés befejezése|árverés záró időpontja|licitálás vége~vége|befejezés',
  startTime: 'kezdés időpontja|kezdési idő',
  date: 'dátum',
  time: 'idő',
  amount: 'összeg',
  venue: 'árverés helye|az árverés helye|árverés helyszíne~helyszín',
  district: 'járás|kerület',
  municipality: 'település|város|község|helység',
  cadastralArea: 'kataszteri terület|kataszteri község',
  cadastralAreaCode: 'kataszteri terület kódja|kataszteri kód',
  titleDeed: 'tulajdoni lap|tulajdoni lap száma|tulajdoni lapszám',
  parcels: 'helyrajzi szám|helyrajzi számok|parcella|parcellaszám|telekszám|hrsz.',
  addressPointCode: 'címpont kód|címpont kódja|címkód',
  latitude: 'szélesség|földrajzi szélesség|szélességi fok',
  longitude: 'hosszúság|földrajzi hosszúság|hosszúsági fok',
  coordinates: 'koordináták|gps koordináták|gps koordináta',
  addressee: 'címzett|a címzett',
  noticeType: 'irat típusa|hirdetmény típusa|közlemény típusa',
  postOn: 'kifüggesztés napja|kifüggesztés dátuma|kifüggesztve',
  registryOffice: 'lakcímnyilvántartó|bejelentési hivatal|anyakönyvi hivatal',
  deliveryPlace: 'kézbesítés helye|kézbesítési hely|kézbesítési cím',
  deliveryKind: 'kézbesítés módja|kézbesítés fajtája|kézbesítés típusa',
  parentNotice: 'előzmény irat|kapcsolódó irat|előzmény',
  listingType: 'ingatlan típusa|ingatlantípus|ingatlan fajtája|ingatlan jellege',
  listingAction:
    'hirdetés típusa|ajánlat típusa|eladó vagy kiadó|eladó / kiadó|értékesítés típusa|értékesítés módja',
  price: 'irányár|vételár|eladási ár|bérleti díj|hirdetési ár~ár',
  currency: 'pénznem|valuta|deviza',
  floorArea:
    'alapterület|hasznos alapterület|lakóterület|hasznos terület|nettó alapterület|lakás alapterülete|terület m2~terület',
  zipCode: 'irányítószám|ir. szám|irsz.',
  address: 'ingatlan címe|az ingatlan címe|ingatlan cím~cím|utca házszám',
  street: 'utca|közterület',
  houseNumber: 'házszám',
  rooms: 'szobák száma|szobaszám|szobák|szoba|szobák száma összesen',
  lotNumber: 'tétel|tételszám|tétel száma|sorszám',
  personName: 'teljes név|cégnév|név / cégnév|neve|nevei|neve / cégneve|megnevezése',
  firstName: 'keresztnév|utónév',
  lastName: 'vezetéknév|családnév',
  birthDate:
    'születési idő|születési dátum|született|szül. idő|szül.|születési ideje|születési dátuma|szül. ideje',
  companyId: 'cégjegyzékszám|azonosító szám|cégjegyzékszáma',
  personAddress: 'lakcím|székhely|lakhely|állandó lakcím|lakóhely|lakcíme|székhelye|címe|lakóhelye',
  personRole: 'szerep|szerepkör|minőség',
  otherPerson: 'képviselő|jogi képviselő|végrehajtó|bíróság|ügyintéző',
  documentName: 'dokumentum|dokumentumok|melléklet|mellékletek|fájlnév',
};
