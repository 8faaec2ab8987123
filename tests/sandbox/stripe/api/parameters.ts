import qs from "qs";
import { z } from "zod";
import { invalid, type StripeFailure } from "./errors.ts";

/** Parses Stripe's bracketed form encoding (`line_items[0][quantity]=1`). */
export function parseForm(text: string): Record<string, unknown> {
  return qs.parse(text, { depth: 8, arrayLimit: 100, parameterLimit: 2000, plainObjects: true });
}

/** Validates parameters; throws Stripe's 400, which names the first wrong one. */
export function readParameters<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw failure(result.error.issues);
}

export const integer = z
  .string()
  .refine((text) => /^-?\d{1,15}$/.test(text), {
    error: (issue) => `Invalid integer: ${issue.input}`,
    params: { code: "parameter_invalid_integer" },
  })
  .transform(Number);

export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

export const metadata = z.preprocess(
  (value) => (value === "" ? {} : value),
  z
    .record(z.string().max(40), z.string().max(500))
    .transform((entries) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== "")))
    .refine((entries) => Object.keys(entries).length <= 50, {
      error: "You can have at most 50 metadata keys.",
    }),
);

export const expand = z.array(z.string()).default([]);

/** `created=…` or `created[gte]=…` and the like, as a predicate. */
export const createdRange = z
  .union([integer, z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }).partial()])
  .transform((range) => (typeof range === "number" ? { gte: range, lte: range } : range));

export function text(maximum = 5000) {
  return z.string().min(1).max(maximum);
}

export function url() {
  return text().refine((value) => URL.canParse(value) && /^https?:/.test(value), {
    error: "Not a valid URL",
    params: { code: "url_invalid" },
  });
}

/** A parameter that Stripe has and the sandbox does not implement: refused, not ignored. */
export function notSimulated() {
  return z
    .unknown()
    .refine((value) => value === undefined, { error: "The Stripe sandbox does not simulate this parameter." })
    .optional();
}

function failure(issues: z.core.$ZodIssue[]): StripeFailure {
  const unknown = issues.find((issue) => issue.code === "unrecognized_keys");
  const [first] = issues;
  if (unknown) return unknownParameter(unknown);
  if (!first) return invalid("Invalid request.");
  const param = bracketed(first.path);
  if (first.input === undefined && first.code !== "custom") {
    return invalid(`Missing required param: ${param}.`, "parameter_missing", param);
  }
  if (first.input === "") return invalid(emptyMessage(param), "parameter_invalid_empty", param);
  return invalid(messageFor(first, param), codeFor(first), param);
}

function unknownParameter(issue: z.core.$ZodIssueUnrecognizedKeys): StripeFailure {
  const names = issue.keys.map((key) => bracketed([...issue.path, key]));
  const [name] = names;
  return invalid(
    `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`,
    "parameter_unknown",
    name,
  );
}

function bracketed(path: PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return `${first ?? ""}${rest.map((part) => `[${part}]`).join("")}`;
}

function emptyMessage(param: string): string {
  return `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`;
}

function messageFor(issue: z.core.$ZodIssue, param: string): string {
  switch (issue.code) {
    case "custom":
      return issue.message;
    case "invalid_value":
      return `Invalid ${param}: must be one of ${issue.values.join(", ")}`;
    case "too_big":
      return `Invalid ${param}: must be at most ${issue.maximum}${issue.origin === "string" ? " characters" : ""}`;
    case "invalid_type":
      return `Invalid ${issue.expected === "array" ? "array" : issue.expected === "string" ? "string" : "object"}`;
    default:
      return `Invalid ${param}: ${issue.message}`;
  }
}

function codeFor(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === "too_big" && issue.origin === "string") return "parameter_invalid_string_length";
  const code: unknown = issue.code === "custom" ? issue.params?.code : undefined;
  return typeof code === "string" ? code : undefined;
}
