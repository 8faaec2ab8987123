import { FormName } from "@/components/form/form-name";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { currencies } from "@/lib/format/currencies";
import { placeOf } from "@/lib/format/time-zones";
import type { CouponErrors, CouponValues } from "@/lib/studio/coupon-form";
import { saveCouponForm } from "../actions";
import { LessonChoice } from "./lesson-choice";

/** Works without JavaScript: what cannot be saved comes back with what to change. */
export function CouponForm({ id, version, values, errors, lessons, timeZone }: CouponFormProps) {
  const zone = timeZone === "UTC" ? "UTC" : `the time of ${placeOf(timeZone)}`;
  const field = fieldsOf(values, errors);
  return (
    <form action={saveCouponForm} className="space-y-5">
      <FormName name="save-coupon" />
      <input type="hidden" name="id" value={id} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {Object.keys(errors).length > 0 && <Notice tone="danger">Not saved yet: see below.</Notice>}
      <Field
        label="Code"
        {...field("code")}
        required
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        hint="Any script. Capital letters and spaces make no difference."
      />
      <Discount values={values} errors={errors} />
      <LessonChoice
        scope={values.scope}
        chosen={values.lessonIds}
        error={errors.lessonIds}
        lessons={lessons}
      />
      <Field
        label="Only for lessons that cost at least (optional)"
        {...field("minimum")}
        inputMode="decimal"
        hint="In the currency above: lessons in other currencies are then left out."
      />
      <Field
        label="From (optional)"
        type="datetime-local"
        {...field("startsAt")}
        hint={`Empty: at once. In ${zone}.`}
      />
      <Field label="Until (optional)" type="datetime-local" {...field("endsAt")} hint={`In ${zone}.`} />
      <Field label="Uses in all (optional)" {...field("totalLimit")} inputMode="numeric" />
      <Field label="Uses per person (optional)" {...field("personLimit")} inputMode="numeric" />
      <SubmitButton wide>Save</SubmitButton>
    </form>
  );
}

type CouponFormProps = {
  id: string;
  version: number | undefined;
  values: CouponValues;
  errors: CouponErrors;
  lessons: { id: string; title: string; language: string }[];
  timeZone: string;
};

function Discount({ values, errors }: Pick<CouponFormProps, "values" | "errors">) {
  const field = fieldsOf(values, errors);
  return (
    <fieldset className="space-y-4">
      <legend className="mb-2 font-semibold">What it takes off</legend>
      <Select label="Kind" name="kind" defaultValue={values.kind}>
        <option value="percent">A part of the price, in percent</option>
        <option value="amount">An amount</option>
      </Select>
      <Field label="Percent" {...field("percent")} inputMode="numeric" hint="100 makes a lesson free." />
      <Field
        label="Amount"
        {...field("amount")}
        inputMode="decimal"
        hint="A lesson that costs less becomes free, unless you set a minimum price."
      />
      <Select label="Currency of amounts" name="currency" defaultValue={values.currency}>
        {[...currencies.keys()].map((currency) => (
          <option key={currency} value={currency}>
            {currency.toUpperCase()}
          </option>
        ))}
      </Select>
      <p className="text-small text-pretty text-soft">
        Stripe charges no less than about 0.50 USD. A price that would fall below becomes that smallest
        charge, unless the code takes off all of it.
      </p>
    </fieldset>
  );
}

/** Name, value and error of a field. */
const fieldsOf =
  (values: CouponValues, errors: CouponErrors) => (name: Exclude<keyof CouponValues, "lessonIds">) => ({
    name,
    defaultValue: values[name],
    ...(errors[name] && { error: errors[name] }),
  });
