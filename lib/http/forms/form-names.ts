/**
 * One name for each form that runs a server action. It stays the same from build to build; an action's id does not.
 */
export const formNames = [
  "buy-credits",
  "audit-credits",
  "buy-lesson",
  "change-display-name",
  "change-email",
  "change-mail-preferences",
  "change-password",
  "check-purchase",
  "check-sale",
  "finish-sign-up",
  "confirm-factor",
  "end-coupon",
  "enter-code",
  "find-credit-member",
  "go-to-payment",
  "grant-credits",
  "mark-task-resolved",
  "open-with-credits",
  "delete-draft",
  "discard-draft-input",
  "publish-lesson",
  "redeem-link",
  "refund-pack",
  "refund-sale",
  "remove-factor",
  "request-password-reset",
  "reset-password",
  "return-credits",
  "run-reconciler",
  "save-coupon",
  "save-creator-profile",
  "restore-version",
  "save-draft",
  "save-reading-position",
  "send-failed-mail",
  "send-mail-again",
  "set-creator-fee",
  "set-finished",
  "set-lesson-status",
  "set-up-factor",
  "sign-in",
  "sign-in-as-sample",
  "sign-up",
  "start-lesson",
  "add-captions",
  "add-file-to-text",
  "choose-lesson-file",
  "delete-lesson-file",
  "undo-opening",
  "unsubscribe",
  "take-grant-back",
] as const;

export type FormName = (typeof formNames)[number];

/** A form that a route handler answers is kept over a sign-in, too. */
export type KeptFormName = FormName | "delete-account";

/** The hidden field that holds the name. */
export const formNameField = "formName";

/** The hidden field that holds a hash of the member for whom the form was rendered. It authorizes nothing. */
export const formMemberField = "formMember";
