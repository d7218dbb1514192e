import type { Labels } from './slots.ts';

/** Czech labels as case systems, vyhlášky and auction pages print them. */
export const cs: Labels = {
  fileMark:
    'spisová značka|sp. zn.|spis. zn.|spis. značka|spisová zn.|spis. zn. exekutora|spisová značka exekutora|sp. zn. exekutora|sp. zn. exekuce|spisová značka exekuce|spisová značka spisu|značka spisu|číslo spisu|č. spisu|čís. spisu|spis|spis č.|spis zn.|exekuční spis|exekuční značka|značka exekuce|číslo exekuce|exekuce|exekuce č.|exekuční řízení|exekuční věc|exekuční řízení sp. zn.|exekuce sp. zn.|spisová značka úřadu|spisová značka soudního exekutora|vedeno pod sp. zn.|pod sp. zn.|ke sp. zn.|ke spisu|číslo exekučního řízení|značka exekutora|interní spisová značka~naše značka|naše zn.|naše sp. zn.|značka|číslo případu|případ|věc',
  referenceNumber:
    'číslo jednací|č. j.|č. jedn.|čís. jedn.|čís. j.|jednací číslo|jednací č.|číslo jednací vyhlášky|č. j. vyhlášky|č. j. dražební vyhlášky|číslo jednací dražební vyhlášky|číslo vyhlášky|č. vyhlášky|číslo dražební vyhlášky|vyhláška č. j.|vyhláška č.|dražební vyhláška č. j.|dražební vyhláška č.|dražební vyhláška čj.|č. j. usnesení|číslo jednací usnesení|usnesení č. j.|č. j. písemnosti|číslo jednací písemnosti|číslo dražby|č. dražby|č. j. exekutora|č. j. dražby|č. j. dokumentu',
  creditors:
    'oprávněný|oprávněná|oprávnění|oprávněného|oprávněným|oprávněné|strana oprávněná|oprávněná osoba|oprávněná strana|oprávněný účastník|jméno oprávněného|název oprávněného|oprávněný (věřitel)|oprávněný z exekuce|oprávnění z exekuce|navrhovatel exekuce~věřitel|věřitelé|navrhovatel',
  debtors:
    'povinný|povinná|povinní|povinného|povinným|povinné|povinný účastník|strana povinná|povinná osoba|povinná strana|jméno povinného|název povinného|povinný (dlužník)|povinný z exekuce~dlužník|dlužníci|dlužníka|vlastník',
  kindWords:
    'druh dražby|typ dražby|druh předmětu dražby|druh předmětu|typ předmětu|typ předmětu dražby|druh věci|druh majetku|typ majetku|charakter věci|forma dražby|typ aukce|povaha věci|povaha předmětu|předmět dražby druh~druh|typ|typ věci',
  voluntary: 'dobrovolná|dobrovolná dražba|dražba dobrovolná|dobrovolnost|dražba je dobrovolná',
  category:
    'kategorie|kategorie předmětu|kategorie předmětu dražby|kategorie věci|kategorie dražby|kategorie majetku|kategorie nemovitosti|kategorie položky|zařazení',
  title:
    'název dražby|název předmětu|název předmětu dražby|název položky|název věci|název nemovitosti|název draženého předmětu|označení předmětu dražby|označení předmětu|označení věci|označení nemovitosti|označení dražby|titulek|titulek dražby|nadpis|název inzerátu|název nabídky|dražená věc|dražené věci~název|označení|předmět|předmět dražby',
  description:
    'popis|popis předmětu|popis předmětu dražby|popis věci|popis nemovitosti|popis nemovité věci|popis položky|popis dražby|podrobný popis|bližší popis|detailní popis|slovní popis|charakteristika|popis majetku|text inzerátu|popis stavu|úplný popis~stručný popis',
  share:
    'podíl|spoluvlastnický podíl|velikost podílu|velikost spoluvlastnického podílu|výše podílu|ideální podíl|id. podíl|vlastnický podíl|dražený podíl|spoluvl. podíl|podíl povinného|podíl na nemovitosti|podíl povinné osoby|výše spoluvlastnického podílu',
  appraisedPrice:
    'výsledná cena|výsledná cena předmětu dražby|výsledná cena nemovitosti|výsledná cena nemovité věci|výsledná cena nemovitých věcí|výsledná cena věci|výsledná cena činí|výsl. cena|určená cena|cena určená~odhadní cena|cena odhadní|odhad|odhadnutá cena|odhad ceny|obvyklá cena|cena obvyklá|znalecká cena|cena dle posudku|cena dle znaleckého posudku|cena podle znaleckého posudku|cena podle posudku|cena stanovená znalcem|cena zjištěná znalcem|zjištěno znalcem|cena určená znalcem|tržní hodnota|tržní cena|zjištěná cena|cena zjištěná|znalecký odhad|výše odhadu|ocenění|hodnota dle posudku|odhadovaná cena|odhadovaná hodnota|hodnota předmětu dražby|cena předmětu dražby',
  lowestBid:
    'nejnižší podání|výše nejnižšího podání|nejnižší podání činí|nejnižšího podání|nejn. podání|nejniž. podání|nejnižší pod.|částka nejnižšího podání|nejnižší dražební podání~vyvolávací cena|vyvolávací částka|nejnižší nabídka|minimální podání|min. podání|nejnižší cena|počáteční cena|startovací cena|minimální cena',
  minimumIncrement:
    'minimální příhoz|min. příhoz|nejnižší příhoz|nejmenší příhoz|výše příhozu|příhoz|příhoz min.|minimální výše příhozu|výše minimálního příhozu|výše nejnižšího příhozu|minimální zvýšení|stanovený příhoz|minimální výše příhozů|krok příhozu|minimální krok|krok dražby|příhoz nejméně|přihazovat nejméně|minimální přihoz|přihazuje se po|přihazuje se nejméně po',
  deposit:
    'dražební jistota|jistota|výše jistoty|výše dražební jistoty|jistoty|dražební jistoty|výše jistoty činí|požadovaná jistota|jistota na dražbu|částka jistoty|částka dražební jistoty|draž. jistota|jistota ve výši|povinná jistota|jistota pro dražbu|jistota činí|složená jistota ve výši~kauce',
  depositAccount:
    'účet pro jistotu|účet pro jistoty|účet pro složení jistoty|účet pro dražební jistotu|účet pro složení dražební jistoty|účet jistoty|účet dražební jistoty|číslo účtu pro jistotu|číslo účtu jistoty|číslo účtu pro složení jistoty|číslo účtu pro složení dražební jistoty|číslo účtu pro dražební jistotu|č. účtu pro jistotu|č. ú. pro jistotu|č. ú. pro složení jistoty|č. účtu jistoty|bankovní účet pro jistotu|bankovní účet pro složení jistoty|účet pro úhradu jistoty|účet pro zaslání jistoty|účet ke složení jistoty|účet na jistotu|jistota na účet|jistotu složit na účet|jistotu zaplatit na účet|jistota - číslo účtu|jistota - účet|jistota účet|bankovní spojení pro jistotu|účet k jistotě|č. ú. jistoty|účet pro kauci|účet kauce|účet pro složení kauce|číslo účtu pro kauci|č. ú. pro kauci|bankovní spojení pro kauci~číslo účtu|č. ú.|č. účtu|čís. účtu|účet|účet č.|účet číslo|bankovní účet|bankovní spojení|číslo bankovního účtu|na účet|na účet č.|na účet číslo|účet exekutora|účet soudního exekutora|iban',
  depositVariableSymbol:
    'variabilní symbol jistoty|vs jistoty|variabilní symbol pro jistotu|vs pro jistotu|variabilní symbol dražební jistoty|variabilní symbol platby jistoty|vs pro složení jistoty|variabilní symbol pro složení jistoty|jistota - variabilní symbol|jistota - vs|jistota vs|var. symbol jistoty|var. symbol pro jistotu~variabilní symbol|vs|v. s.|var. symbol|var. sym.|var. symb.|vs.|variab. symbol|variabilní s.|pod variabilním symbolem|pod vs',
  depositSpecificSymbol:
    'specifický symbol jistoty|ss jistoty|specifický symbol pro jistotu|ss pro jistotu|specifický symbol dražební jistoty|jistota - specifický symbol|jistota - ss|jistota ss|spec. symbol jistoty|specifický symbol pro složení jistoty~specifický symbol|ss|s. s.|spec. symbol|spec. sym.|specif. symbol|ss.',
  otherPayment:
    'nejvyšší podání|doplatek|doplatek nejvyššího podání|účet pro doplatek|účet pro doplacení|účet pro úhradu nejvyššího podání|účet pro nejvyšší podání|číslo účtu pro doplatek|úhrada dluhu|účet pro úhradu dluhu|vymáhaná částka|vymáhaná pohledávka|pohledávka|náklady exekuce|dluh|odměna exekutora|platby|zůstatek|účet povinného|účet oprávněného',
  startsAt:
    'zahájení dražby|začátek dražby|termín dražby|datum a čas dražby|datum a čas zahájení|datum a čas zahájení dražby|čas konání dražby|termín konání|termín konání dražby|datum konání|datum konání dražby|datum dražby|den dražby|konání dražby|dražba se koná|dražba se koná dne|termín zahájení|termín zahájení dražby|datum zahájení dražby|začátek elektronické dražby|zahájení elektronické dražby|termín elektronické dražby|termín dražebního jednání|datum a hodina dražby|den a hodina dražby|den a čas dražby|datum a čas konání|datum a čas konání dražby|dražební jednání|dražební jednání se koná|dražební jednání dne|den konání dražby|den a hodina zahájení dražby|začátek dražebního jednání|zahájení dražebního jednání|dražba dne|datum dražebního jednání|nařízený termín|dražební rok|nařízeno na|dražba nařízena na|termín nařízené dražby|doba konání dražby|doba konání|datum a čas začátku|datum a čas začátku dražby|počátek dražby|start dražby|okamžik zahájení dražby|dražba začíná~termín|zahájení|začátek|počátek|datum zahájení|datum začátku|termín jednání|kdy|čas konání|konání|start',
  endsAt:
    'ukončení dražby|konec dražby|termín ukončení|termín ukončení dražby|datum a čas ukončení|datum a čas ukončení dražby|datum ukončení dražby|ukončení elektronické dražby|konec elektronické dražby|předpokládané ukončení|předpokládaný konec|předpokládané ukončení dražby|předpokládaný konec dražby|ukončení dražby nejdříve|dražba končí|ukončení dražebního jednání|datum a čas konce|datum a čas konce dražby|konec dražebního jednání|okamžik ukončení dražby|ukončení dražby nejdříve dne|skončení dražby~ukončení|konec|datum ukončení|datum konce|skončení',
  startDate: 'dražba - datum|datum konání elektronické dražby|datum začátku dražby',
  startTime:
    'čas zahájení|čas zahájení dražby|čas dražby|čas konání|čas začátku|čas začátku dražby|hodina konání|hodina zahájení|hodina dražby|hodina|dražba - čas|v hodin|začátek v|čas zahájení elektronické dražby|od hodin',
  endTime:
    'čas ukončení|čas ukončení dražby|čas konce|čas konce dražby|hodina ukončení|čas ukončení elektronické dražby',
  date: 'datum|dne|den|datum a čas',
  time: 'čas|hod.|v čase',
  from: 'od|datum od|platí od|probíhá od|dražba od',
  until: 'do|datum do|dražba do|probíhá do',
  amount: 'výše|částka|ve výši|částka kč',
  venue:
    'místo konání|místo konání dražby|místo dražby|místo dražebního jednání|místo konání dražebního jednání|adresa konání|adresa konání dražby|dražební místnost|dražební síň|místo a adresa konání|místo konání elektronické dražby|dražba se koná v|koná se v|jednací místnost~místo|kde|dražební portál|portál|elektronický dražební systém',
  district: 'okres|okres nemovitosti|okr.|název okresu|okres předmětu dražby|v okrese',
  municipality:
    'obec|město|obec město|obec nemovitosti|název obce|obec (město)|obec část obce|v obci|město obec',
  cadastralArea:
    'katastrální území|k. ú.|kat. území|katastr. území|kat. úz.|katastrální úz.|název k. ú.|název katastrálního území|v k. ú.|pro k. ú.|v katastrálním území|pro katastrální území~katastr',
  cadastralAreaCode:
    'kód k. ú.|kód katastrálního území|číslo k. ú.|číslo katastrálního území|kód kat. území|k. ú. kód|katastrální území kód|č. k. ú.|kód katastru|katastrální území - kód',
  titleDeed:
    'list vlastnictví|lv|č. lv|lv č.|číslo lv|číslo listu vlastnictví|list vlastnictví č.|list vlastnictví číslo|na lv|na lv č.|zapsáno na lv|zapsáno na lv č.|na listu vlastnictví č.|č. listu vlastnictví|číslo listu',
  parcels:
    'parcela|parcely|parcelní číslo|parcelní čísla|parc. č.|parc. čís.|parc.|p. č.|par. č.|č. parcely|číslo parcely|čísla parcel|pozemek parc. č.|pozemky parc. č.|pozemek p. č.|pozemky p. č.|seznam parcel|parcela č.|parcely č.|parc. číslo|stavební parcela~pozemky|pozemek',
  addressPointCode:
    'kód adresního místa|ruian|kód adm|kód ruian|adm|kód adresy|kód adresního bodu|adresní místo ruian|ruian kód|ruian adm|ruian kód adm|identifikátor adresního místa|adm kód|kód adm ruian|ruian kód adresního místa|kód adresního místa ruian|id adresního místa|adresní bod ruian~adresní místo',
  latitude: 'zeměpisná šířka|zem. šířka|gps šířka|severní šířka|šířka gps|gps - šířka|gps n~šířka',
  longitude: 'zeměpisná délka|zem. délka|gps délka|východní délka|délka gps|gps - délka|gps e~délka',
  coordinates:
    'gps|souřadnice|gps souřadnice|souřadnice gps|gps poloha|poloha gps|zeměpisné souřadnice|souřadnice wgs84|wgs84|wgs-84',
  addressee:
    'adresát|adresát písemnosti|adresáta|doručovaná osoba|komu doručit|doručováno komu|osoba adresáta|písemnost určena~komu|příjemce',
  noticeType:
    'druh písemnosti|typ písemnosti|druh vyvěšení|typ vyvěšení|druh oznámení|typ oznámení|kód písemnosti|typ doručované písemnosti~písemnost',
  postOn:
    'vyvěsit dne|vyvěsit|datum vyvěšení|vyvěšeno dne|vyvěšeno|den vyvěšení|vyvěsit od|vyvěšení|vyvěšení dne|vyvěsit na úřední desku dne|vyvěsit na úřední desce dne|datum vyvěšení na úřední desce|vyvěsit na desku',
  registryOffice:
    'ohlašovna|ohlašovna povinného|ohlašovna adresáta|název ohlašovny|adresa ohlašovny|sídlo ohlašovny|příslušná ohlašovna',
  registryOfficeCode:
    'kód ohlašovny|adm ohlašovny|ruian ohlašovny|kód adm ohlašovny|kód adresního místa ohlašovny|ohlašovna adm|ohlašovna - adm',
  deliveryPlace:
    'místo doručení|místo doručování|místo doručení písemnosti~doručovací adresa|adresa pro doručování|adresa doručení',
  deliveryKind:
    'druh doručení|způsob doručení|typ doručení|druh doručování|způsob doručování|forma doručení|doručeno do',
  parentNotice:
    'navazuje na|navazuje na písemnost|nadřazená písemnost|předchozí písemnost|nadřazené vyvěšení|rodičovský dokument|předcházející písemnost~související písemnost',
  listingType: 'typ nemovitosti|druh nemovitosti|typ objektu|druh objektu',
  listingAction:
    'typ nabídky|druh nabídky|typ inzerce|typ inzerátu|typ transakce|prodej pronájem~nabídka|transakce',
  price:
    'kupní cena|prodejní cena|požadovaná cena|nabídková cena|cena nemovitosti|cena celkem|inzerovaná cena|celková cena~cena',
  currency: 'měna|měna ceny',
  floorArea:
    'podlahová plocha|užitná plocha|výměra bytu|obytná plocha|celková podlahová plocha|podlahová plocha bytu|podl. plocha|plocha bytu|podlah. plocha|celková plocha bytu|plocha podlahová|užitná plocha bytu~plocha',
  zipCode: 'psč|poštovní směrovací číslo',
  address:
    'adresa nemovitosti|adresa předmětu dražby|adresa předmětu|adresa bytu|adresa věci|adresa domu|umístění nemovitosti|poloha nemovitosti|adresa draženého objektu~adresa|umístění|lokalita|ulice a číslo|ulice a č. p.|ulice č. p.|ulice číslo',
  street: 'ulice|název ulice',
  houseNumber:
    'č. p.|číslo popisné|č. popisné|č. p. / č. o.|č. p. č. o.|číslo domu|č. domu|č. or.|č. o.|číslo orientační|čp/čo|číslo popisné / orientační',
  rooms: 'počet pokojů|pokoje|počet místností|pokojů|počet obytných místností',
  lots: 'dražené položky|seznam položek',
  lotNumber:
    'položka|č. položky|číslo položky|poř. č.|pořadí|pořadové číslo|por.|poř.|lot|č.|položka č.|soubor',
  personName:
    'jméno a příjmení|jméno, příjmení|jméno příjmení|příjmení a jméno|příjmení, jméno|příjmení jméno|jméno / název|jméno název|název / jméno|obchodní firma|název firmy|název společnosti|firma|obchodní název|jméno osoby|jméno nebo název|jméno (název)|jméno příjmení / název|účastník|osoba|celé jméno|subjekt',
  firstName: 'jméno|křestní jméno',
  lastName: 'příjmení',
  birthDate:
    'datum narození|dat. nar.|dat. narození|narozen|narozena|narození|nar.|narozen/a|d. nar.|datum nar.|narozen dne',
  companyId:
    'ičo|ič|ič:|ičo firmy|identifikační číslo|ident. číslo|identifikační č.|ič osoby|identifikační číslo osoby|datum narození / ičo|ičo / datum narození|nar. / ičo|ičo / nar.|rč / ičo|datum narození ičo|narozen / ičo|rodné číslo / ičo|rč/ič',
  personAddress:
    'bydliště|trvalé bydliště|trvalý pobyt|bytem|sídlo|adresa bydliště|adresa trvalého pobytu|adresa sídla|se sídlem|místo pobytu|adresa / sídlo|adresa, sídlo|bydliště / sídlo|sídlo / bydliště|adresa osoby|adresa povinného|adresa oprávněného|adresa adresáta|místo podnikání|trvale bytem|adresa trvalého bydliště|pobyt',
  personRole:
    'role|postavení|typ účastníka|druh účastníka|procesní postavení|role v řízení|postavení v řízení|vztah|typ osoby|role účastníka|strana|procesní role',
  otherPerson:
    'právní zástupce|zástupce oprávněného|zástupce povinného|zástupce|právní zastoupení|právní zástupce oprávněného|právní zástupce povinného|zmocněnec|manžel povinného|manželka povinného|manžel povinné|manžel|manželka|opatrovník|exekutor|soudní exekutor|vyřizuje|zpracovatel|zpracoval|znalec|soudce|referent|exekutorský úřad|pověřený exekutor|soud|exekuční soud|kontaktní osoba|přihlášený věřitel|přihlášení věřitelé|zástavní věřitel|nájemce|spoluvlastník|plátce mzdy|dlužník povinného|vydražitel',
  documentName:
    'dokument|dokumenty|příloha|přílohy|soubor ke stažení|název souboru|název dokumentu|název přílohy',
};
