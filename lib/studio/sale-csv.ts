import { stringify } from "csv-stringify/sync";
import { majorUnits } from "@/lib/format/money";
import { saleStatuses } from "@/lib/studio/sale-filters";
import type { Sale } from "@/lib/studio/sales";

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

/** With the byte order mark by which Excel knows UTF-8. */
export const csvHead = (): string => stringify([columns.map(([name]) => name)], { bom: true, ...format });

export const csvRows = (sales: Sale[], timeZone: string): string =>
  stringify(
    sales.map((sale) => columns.map(([, cell]) => cell(sale, timeZone))),
    format,
  );

/** The last line: a file without it is not whole. As wide as the others (RFC 4180). */
export const csvEnd = (rows: number): string =>
  stringify([columns.map((_, index) => (index === 0 ? `End of the file. Sales: ${rows}` : ""))], format);

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
