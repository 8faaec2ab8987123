/**
 * The locales that write counts or amounts differently, of the languages that browsers offer (CLDR, as in Node's ICU;
 * tests/unit/format/locale.test.ts compares). Sorted: of equally good matches the first wins.
 */
export const locales = `
  af am ar ar-DZ ar-EH ar-LB ar-SS as az be bg bn bn-IN bs ca cs cy da de de-AT de-CH de-LI el en en-001 en-150
  en-AE en-AG en-AT en-AU en-BE en-BI en-CA en-CC en-CH en-CK en-CX en-CZ en-DE en-DK en-EE en-ES en-FI en-FK
  en-FR en-GB en-GE en-GH en-GI en-HU en-ID en-IN en-IT en-JP en-KE en-KI en-LS en-LT en-LV en-MT en-MV en-MY
  en-NF en-NG en-NL en-NO en-NR en-NU en-NZ en-PL en-PN en-PT en-RO en-SE en-SG en-SH en-SI en-SK en-SS en-TK
  en-TV en-UA en-UG en-ZA es es-419 es-AR es-BO es-BR es-CL es-CO es-CR es-CU es-DO es-EC es-GQ es-MX es-PH
  es-PR es-PY es-SV es-US es-UY es-VE et eu fa fa-AF fi fil fr fr-CA fr-CH fr-LU fr-MA fr-TN ga gl gu he hi
  hr-BA hu hy id is it it-CH ja ka kk kk-CN km kn ko ky lo lt lv mk ml mn mr ms ms-BN ms-ID ms-SG my nb ne nl
  nl-BQ nn or pa pa-PK pl ps pt pt-AO pt-CV pt-PT ro ru si sk sl so so-KE sq sr sv sw sw-CD sw-KE sw-UG ta ta-MY
  ta-SG te th tk tr uk ur uz uz-AF vi yo zh zh-HK zh-SG zh-TW zu
`
  .trim()
  .split(/\s+/);

/** Locales of different languages that write numbers alike: each with the one that stands for it. */
const alike = `
  ar-EH=ar ar-LB=ar-DZ de-LI=de-CH en-001=en-GB en-AE=en en-AG=en-GB en-BE=en-DE en-BI=en en-CX=en-CC
  en-EE=en-FI en-ES=en-DE en-GI=en-FK en-HU=en-CZ en-IT=en-DE en-JP=en en-KI=en-CC en-LT=en-FI en-LV=en-FI
  en-MT=en-FK en-NF=en-CC en-NL=en-DE en-NR=en-CC en-NU=en-CK en-NZ=en-CK en-PN=en-CK en-PT=en-FI en-RO=en-PL
  en-SH=en-FK en-SI=en-DE en-SK=en-FI en-SS=en-FK en-TK=en-CK en-TV=en-CC en-UA=en-CZ es-DO=es-CU es-SV=es-PR
  es-UY=es-AR es-VE=es-BO eu=az fr-MA=fr-LU ga=fil hi=bn-IN kk=hy kk-CN=en-MV lv=et pa=gu pa-PK=en-MV
  pt-PT=pt-AO so=en-GB so-KE=en-KE te=bn-IN ur=kn uz-AF=en-AT
`;

export const sameNumbers = new Map(
  alike
    .trim()
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [locale = "", representative = ""] = pair.split("=");
      return [locale, representative];
    }),
);
