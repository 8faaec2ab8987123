import "server-only";
import { env } from "@/lib/env";
import type { ClaimedMail, DisputeMail, PurchaseMail, RefundMail } from "@/lib/mails/claimed-mail";
import { type MailContent, type Urls, urlsOf, type Writer } from "@/lib/mails/content";
import { writeCreditsReturned, writeFailed, writePaid, writeProcessing } from "@/lib/mails/texts/buyer-mails";
import {
  writeFirstSale,
  writeSaleDisputed,
  writeSaleOutcome,
  writeSaleRefunded,
} from "@/lib/mails/texts/creator-mails";
import { writeDigest } from "@/lib/mails/texts/digest-mail";
import { toHtml, toText } from "@/lib/mails/texts/layout";
import { writeDisputeOutcome, writeRefund, writeRefundFailed } from "@/lib/mails/texts/reversal-mails";
import { isOptional, unsubscribeToken } from "@/lib/mails/unsubscribe";

export type WrittenMail = {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Where the recipient's mail reader may switch this kind of mail off (RFC 8058). */
  unsubscribeUrl?: string;
};

/** A claimed mail in the shop's words. */
export function writeMail(mail: ClaimedMail): WrittenMail {
  const site = env().NEXT_PUBLIC_SITE_URL;
  const content = contentOf(mail, urlsOf(site));
  const token = isOptional(mail.kind) && encodeURIComponent(unsubscribeToken(mail.recipientId, mail.kind));
  const page = token ? `${site}/unsubscribe?token=${token}` : undefined;
  return {
    id: mail.id,
    to: mail.email,
    subject: content.subject,
    html: toHtml(content, page),
    text: toText(content, page),
    unsubscribeUrl: token ? `${site}/api/unsubscribe?token=${token}` : undefined,
  };
}

function contentOf(mail: ClaimedMail, urls: Urls): MailContent {
  if ("sales" in mail) return writeDigest(mail, urls);
  if ("refund" in mail) return ofRefund[mail.kind](mail, urls);
  if ("dispute" in mail) return ofDispute[mail.kind](mail, urls);
  return ofPurchase[mail.kind](mail, urls);
}

const ofPurchase: Record<PurchaseMail["kind"], Writer<PurchaseMail>> = {
  purchase_paid: writePaid,
  payment_processing: writeProcessing,
  payment_failed: writeFailed,
  credits_returned: writeCreditsReturned,
  first_sale: writeFirstSale,
};

const ofRefund: Record<RefundMail["kind"], Writer<RefundMail>> = {
  refund: writeRefund,
  refund_failed: writeRefundFailed,
  sale_refunded: writeSaleRefunded,
};

const ofDispute: Record<DisputeMail["kind"], Writer<DisputeMail>> = {
  dispute_outcome: writeDisputeOutcome,
  sale_disputed: writeSaleDisputed,
  sale_dispute_outcome: writeSaleOutcome,
};
