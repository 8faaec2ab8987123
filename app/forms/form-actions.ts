import "server-only";
import type { FormName } from "@/lib/http/forms/form-names";
import {
  finishSignUp,
  requestPasswordReset,
  resetPassword,
  sendMailAgain,
  signIn,
  signInAsSample,
  signUp,
} from "../[variant]/(account)/actions";
import { redeemLink } from "../[variant]/(account)/confirm/actions";
import {
  confirmFactor,
  enterCode,
  removeSecondFactor,
  setUpFactor,
} from "../[variant]/(account)/second-factor/actions";
import {
  askForNewEmail,
  changeDisplayName,
  changeMailPreferences,
  setNewPassword,
} from "../[variant]/(account)/settings/actions";
import { unsubscribe } from "../[variant]/(account)/unsubscribe/actions";
import { checkSale, refundSale, returnSaleCredits } from "../[variant]/(creator)/sales/[id]/actions";
import { endCouponForm, saveCouponForm } from "../[variant]/(creator)/studio/coupons/actions";
import {
  changeLessonStatus,
  deleteNewDraft,
  discardDraftInput,
  publish,
  restore,
  saveLesson,
  startLesson,
} from "../[variant]/(creator)/studio/lessons/[id]/actions";
import {
  addFileToText,
  addLessonCaptions,
  chooseLessonFile,
  deleteLessonFile,
} from "../[variant]/(creator)/studio/lessons/[id]/files/actions";
import { saveProfile } from "../[variant]/(creator)/studio/profile/actions";
import { buyLesson, goToPayment } from "../[variant]/(learner)/checkout/actions";
import { buyCredits, openWithCredits, undoOpening } from "../[variant]/(learner)/credits/actions";
import { checkPurchase, refundPack } from "../[variant]/(learner)/purchases/[id]/actions";
import { markTaskResolved, runReconciler, sendFailedMail } from "../[variant]/(operator)/operator/actions";
import {
  findCreditMember,
  grantToMember,
  runCreditAudit,
  takeGrantBack,
} from "../[variant]/(operator)/operator/credits/actions";
import { setFee } from "../[variant]/(operator)/operator/fees/actions";
import { saveReadingPosition, setFinished } from "../[variant]/(shop)/lessons/[slug]/reader/progress-actions";

type FormAction = (form: FormData) => Promise<unknown>;

/** Which action a form runs. Each of them redirects when the form came without JavaScript. */
export const formActions: Record<FormName, FormAction> = {
  "buy-credits": buyCredits,
  "audit-credits": runCreditAudit,
  "buy-lesson": (form) => buyLesson({}, form),
  "change-display-name": (form) => changeDisplayName({}, form),
  "change-email": (form) => askForNewEmail({}, form),
  "change-mail-preferences": changeMailPreferences,
  "change-password": (form) => setNewPassword({}, form),
  "check-purchase": checkPurchase,
  "check-sale": checkSale,
  "finish-sign-up": (form) => finishSignUp({}, form),
  "confirm-factor": (form) => confirmFactor({}, form),
  "delete-draft": deleteNewDraft,
  "discard-draft-input": discardDraftInput,
  "end-coupon": endCouponForm,
  "enter-code": (form) => enterCode({}, form),
  "find-credit-member": findCreditMember,
  "go-to-payment": goToPayment,
  "grant-credits": grantToMember,
  "mark-task-resolved": markTaskResolved,
  "open-with-credits": openWithCredits,
  "publish-lesson": publish,
  "redeem-link": redeemLink,
  "refund-pack": refundPack,
  "refund-sale": refundSale,
  "remove-factor": (form) => removeSecondFactor({}, form),
  "request-password-reset": (form) => requestPasswordReset({}, form),
  "reset-password": (form) => resetPassword({}, form),
  "return-credits": returnSaleCredits,
  "run-reconciler": runReconciler,
  "save-coupon": saveCouponForm,
  "save-creator-profile": (form) => saveProfile({}, form),
  "restore-version": restore,
  "save-draft": saveLesson,
  "save-reading-position": saveReadingPosition,
  "set-lesson-status": changeLessonStatus,
  "start-lesson": startLesson,
  "send-failed-mail": sendFailedMail,
  "send-mail-again": sendMailAgain,
  "set-creator-fee": setFee,
  "set-finished": setFinished,
  "set-up-factor": (form) => setUpFactor({}, form),
  "sign-in": (form) => signIn({}, form),
  "sign-in-as-sample": signInAsSample,
  "sign-up": (form) => signUp({}, form),
  "add-captions": addLessonCaptions,
  "add-file-to-text": addFileToText,
  "choose-lesson-file": chooseLessonFile,
  "delete-lesson-file": deleteLessonFile,
  "undo-opening": undoOpening,
  unsubscribe,
  "take-grant-back": takeGrantBack,
};
