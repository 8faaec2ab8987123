import { stringify } from "csv-stringify/sync";
import { majorUnits } from "@/lib/format/money";
import type { Sale } from "@/lib/studio/sales/sale";
import { type SaleFilter, saleStatuses } from "@/lib/studio/sales/sale-filters";

type Column = [name: string, cell: (sale: Sale, timeZone: string) => string | number];

const money =
  (minorOf: (sale: Sale) => number) =>
  (sale: Sale): string =>
    majorUnits(minorOf(sale), sale.currency);

const columns: Column[] = [
  ["Sale", ({ id }) => id],
  ["Sold at", ({ localTime }) => localTime],
  ["Day", ({ localTime }) => localTime.slice(0, 10)],
  ["Time zone", (_, timeZone) => timeZone],
  ["Lesson", ({ title }) => text(title ?? "")],
  ["Buyer", (sale) => text(buyerOf(sale))],
  ["Status", ({ status, undone }) => (undone ? "Opened and undone" : statusName(status))],
  ["Paid with", ({ credits }) => (credits === null ? "money" : "credits")],
  ["Credits", ({ credits }) => credits ?? 0],
  ["Coupon", ({ couponCode }) => text(couponCode ?? "")],
  ["Currency", ({ currency }) => currency.toUpperCase()],
  ["List price", money((sale) => sale.listPriceMinor)],
  ["Discount", money((sale) => sale.discountMinor)],
  ["Paid", money((sale) => sale.paidMinor)],
  ["Refunded", money((sale) => sale.refundedMinor)],
  ["Held or lost in disputes", money((sale) => sale.disputedMinor)],
  ["Platform fee in percent", ({ feePercent }) => feePercent],
  ["Platform fee", money((sale) => sale.platformFeeMinor)],
  ["Yours", money((sale) => sale.netMinor)],
];

/** Before the others, by the day of the reversal. */
const reversalColumns: Column[] = [
  ["Returned at", ({ reversal }) => reversal?.localTime ?? ""],
  ["Returned on", ({ reversal }) => reversal?.localTime.slice(0, 10) ?? ""],
  ["Returned then", (sale) => majorUnits(sale.reversal?.minor ?? 0, sale.currency)],
  ["Fee returned then", (sale) => majorUnits(sale.reversal?.feeMinor ?? 0, sale.currency)],
];

const columnsBy = (by: SaleFilter["by"]) => (by === "reversal" ? [...reversalColumns, ...columns] : columns);

/** With the byte order mark by which Excel knows UTF-8. */
export const csvHead = (by?: SaleFilter["by"]): string =>
  stringify([columnsBy(by).map(([name]) => name)], { bom: true, ...format });

export const csvRows = (sales: Sale[], timeZone: string, by?: SaleFilter["by"]): string =>
  stringify(
    sales.map((sale) => columnsBy(by).map(([, cell]) => cell(sale, timeZone))),
    format,
  );

/** The last line: a file without it is not whole. As wide as the others (RFC 4180). */
export const csvEnd = (rows: number, by?: SaleFilter["by"]): string =>
  stringify(
    [columnsBy(by).map((_, index) => (index === 0 ? `End of the file. Lines: ${rows}` : ""))],
    format,
  );

/** RFC 4180; also a single CR or LF, at which spreadsheets end a line, is quoted. */
const format = { record_delimiter: "windows", quoted_match: /[\r\n]/ } as const;

/**
 * Text that no spreadsheet takes for a formula, whoever wrote it: https://owasp.org/www-community/attacks/CSV_Injection
 */
const text = (value: string): string =>
  /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;

const buyerOf = ({ buyerName, buyerDeleted }: Sale) =>
  buyerName ?? (buyerDeleted ? "Account deleted" : "Name not shown");

const statusName = (status: Sale["status"]): string =>
  Object.hasOwn(saleStatuses, status) ? nameOf(status) : status;

const nameOf = (status: string) =>
  Object.entries(saleStatuses).find(([name]) => name === status)?.[1][0] ?? status;
