import { randomUUID } from "node:crypto";
import { FormName } from "@/components/form/form-name";
import { Count } from "@/components/format/count";
import { Credits } from "@/components/format/credits";
import { Money } from "@/components/format/money";
import type { ButtonLook } from "@/components/ui/button-class";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LessonCard as Lesson } from "@/lib/catalogue/lessons";
import type { CreditTerms } from "@/lib/checkout/credits/terms";
import { openWithCredits } from "./actions";
import { BuyCreditsForm, WantedFields } from "./buy-credits-form";

/** Opens the lesson in one press: with what the member has, or by buying exactly what is missing. */
export function CreditOffer(props: CreditOfferProps) {
  return props.terms.missing === 0 ? <OpenForm {...props} /> : <TopUpForm {...props} />;
}

type CreditOfferProps = {
  lesson: Lesson;
  terms: CreditTerms;
  currency: string;
} & Pick<ButtonLook, "variant" | "size">;

function OpenForm({ lesson, terms: { price, balance }, variant, size }: CreditOfferProps) {
  return (
    <form action={openWithCredits}>
      <FormName name="open-with-credits" />
      <WantedFields lesson={lesson} />
      <input type="hidden" name="key" value={randomUUID()} />
      <input type="hidden" name="price" value={price} />
      <SubmitButton variant={variant} size={size} wide className="py-2">
        <span className="text-balance">
          Open with <Credits of={price} />
        </span>
      </SubmitButton>
      <p className="mt-2 text-small text-pretty text-soft">
        You have <Credits of={balance} />; <Count of={balance - price} />{" "}
        {balance - price === 1 ? "is" : "are"} left afterwards.
      </p>
    </form>
  );
}

function TopUpForm(props: CreditOfferProps) {
  const { price, balance, owed, topUp } = props.terms;
  return (
    <>
      <p className="text-small text-pretty">
        {owed > 0 ? "You owe " : "You have "}
        <Credits of={owed > 0 ? owed : balance} />. This lesson costs <Count of={price} />.
      </p>
      {topUp === null ? (
        <p className="mt-1 text-small text-pretty text-soft">
          It takes more than one payment to buy that many.
        </p>
      ) : (
        <ExactForm {...props} topUp={topUp} />
      )}
    </>
  );
}

function ExactForm({ lesson, terms, topUp, currency, variant, size }: CreditOfferProps & { topUp: number }) {
  const rest = topUp - terms.missing;
  return (
    <BuyCreditsForm credits={topUp} lesson={lesson} className="mt-3">
      <SubmitButton variant={variant} size={size} wide className="py-2">
        <span className="text-balance">
          Buy <Credits of={topUp} />{" "}
          <span className="whitespace-nowrap">
            for <Money minor={topUp} currency={currency} />
          </span>{" "}
          and open it
        </span>
      </SubmitButton>
      {rest > 0 && (
        <p className="mt-2 text-small text-pretty text-soft">
          The smallest payment is <Money minor={topUp} currency={currency} />; <Credits of={rest} />{" "}
          {rest === 1 ? "stays" : "stay"} yours.
        </p>
      )}
    </BuyCreditsForm>
  );
}
