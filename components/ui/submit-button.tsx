import { type ButtonLook, buttonClass } from "./button-class";
import { PendingButton, type PendingButtonProps } from "./pending-button";

export function SubmitButton({ className, name, value, children, ...look }: ButtonLook & PendingButtonProps) {
  return (
    <PendingButton name={name} value={value} className={buttonClass(look, className)}>
      {children}
    </PendingButton>
  );
}
