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
  "save-creator-profile",
  "restore-version",
  "save-draft",
  "save-reading-position",
  "send-failed-mail",
  "send-mail-again",
  "set-finished",
  "set-lesson-status",
  "set-up-factor",
  "sign-in",
  "sign-in-as-sample",
  "sign-up",
  "start-lesson",
  "undo-opening",
  "unsubscribe",
  "take-grant-back",
] as const;

export type FormName = (typeof formNames)[number];

/** The hidden field that holds the name. */
export const formNameField = "formName";
