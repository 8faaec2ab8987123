import { PayForm, type PayFormProps } from "@/components/purchase/pay-form";
import { goToPayment } from "./actions";

export const PayButton = (props: Omit<PayFormProps, "action">) => <PayForm action={goToPayment} {...props} />;
