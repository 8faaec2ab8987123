import { refundsOf } from "../reversals/refunds.ts";
import type { Sandbox } from "../sandbox.ts";
import { invalid } from "./errors.ts";

type Fields = Record<string, unknown>;

/** A copy of the object with the ids at these paths (`payment_intent.latest_charge`) replaced by the objects. */
export function expanded(sandbox: Sandbox, object: object, paths: readonly string[]): Fields {
  return paths.reduce((fields: Fields, path) => expandPath(sandbox, fields, path.split("."), path), {
    ...object,
  });
}

export function lineItemList(sandbox: Sandbox, session: string) {
  const data = sandbox.store.get("order", session)?.lineItems ?? [];
  return { object: "list", data, has_more: false, url: `/v1/checkout/sessions/${session}/line_items` };
}

function expandPath(sandbox: Sandbox, fields: Fields, [name = "", ...rest]: string[], path: string): Fields {
  const value = expandField(sandbox, fields, name, path);
  if (rest.length === 0 || value === null) return { ...fields, [name]: value };
  const deeper = Array.isArray(value)
    ? value.map((item: Fields) => expandPath(sandbox, item, rest, path))
    : expandPath(sandbox, value, rest, path);
  return { ...fields, [name]: deeper };
}

function expandField(sandbox: Sandbox, fields: Fields, name: string, path: string): Fields | Fields[] | null {
  const value = fields[name];
  if (name === "data" && Array.isArray(value)) return value;
  if (name === "line_items" && fields.object === "checkout.session")
    return lineItemList(sandbox, String(fields.id));
  if (value === null) return null;
  if (name === "refunds" && fields.object === "charge") return refundList(sandbox, String(fields.id));
  const kind = EXPANDABLE.get(name);
  if (!kind || value === undefined) {
    throw invalid(`This property cannot be expanded (${path}).`, "property_cannot_be_expanded", "expand");
  }
  if (typeof value !== "string") return { ...Object(value) };
  return { ...sandbox.store.get(kind, value) };
}

const EXPANDABLE = new Map<string, "payment_intent" | "charge">([
  ["payment_intent", "payment_intent"],
  ["latest_charge", "charge"],
  ["charge", "charge"],
]);

function refundList(sandbox: Sandbox, charge: string) {
  const data = refundsOf(sandbox, charge).slice(0, 10);
  return { object: "list", data, has_more: false, url: `/v1/charges/${charge}/refunds` };
}
