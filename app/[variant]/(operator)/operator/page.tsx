import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { FormName } from "@/components/form/form-name";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireUser } from "@/lib/auth/session";
import { getMailHealth } from "@/lib/mails/health";
import { requireOperator } from "@/lib/operator/access";
import { listTasks } from "@/lib/operator/tasks";
import { getWebhookState, webhookHealth } from "@/lib/payments/webhook-health";
import { getVariant } from "@/lib/rendering/variant";
import { runReconciler } from "./actions";
import { TaskEntry } from "./task-entry";

export async function generateMetadata(): Promise<Metadata> {
  const variant = await getVariant();
  if (!variant) return {};
  const { operatorAccess } = await requireUser("/operator");
  return { title: operatorAccess === "none" ? "Not found" : "Operator" };
}

export default async function OperatorPage() {
  const variant = await getVariant();
  if (!variant) return null;
  await requireOperator("/operator");
  const [tasks, webhooks, mails] = await Promise.all([listTasks(), describeWebhooks(), describeMails()]);
  return (
    <>
      <FlashNotice path="/operator" />
      <PageHeading title={tasks.length === 0 ? "Nothing needs you." : "What needs you"}>
        {tasks.length === 0 && <p>Tasks that the shop cannot resolve by itself appear here.</p>}
        <p>{webhooks}</p>
        <p>{mails}</p>
      </PageHeading>
      {tasks.length > 0 && (
        <ul className="border-t-4 border-ink">
          {tasks.map((task) => (
            <TaskEntry key={task.task} task={task} />
          ))}
        </ul>
      )}
      <section className="mt-14 max-w-reader border-t-4 border-ink pt-4">
        <h2 className="mb-3 font-display text-heading">Credits</h2>
        <p className="text-pretty">Grants, members who owe, and what the shop owes for unspent credits.</p>
        <LinkButton href="/operator/credits" variant="secondary" className="mt-5">
          Credits of the shop
        </LinkButton>
      </section>
      <section className="mt-14 max-w-reader border-t-4 border-ink pt-4">
        <h2 className="mb-3 font-display text-heading">Fees</h2>
        <p className="text-pretty">Creators with whom another fee than the shop’s is agreed.</p>
        <LinkButton href="/operator/fees" variant="secondary" className="mt-5">
          Fees of creators
        </LinkButton>
      </section>
      <section className="mt-14 max-w-reader border-t-4 border-ink pt-4">
        <h2 className="mb-3 font-display text-heading">Reconcile with Stripe</h2>
        <p className="text-pretty">
          Reads what Stripe has, records what is missing here, and sends refunds that wait. It can take up to
          a minute.
        </p>
        <form action={runReconciler} className="mt-5">
          <FormName name="run-reconciler" />
          <SubmitButton variant="secondary">Reconcile now</SubmitButton>
        </form>
      </section>
    </>
  );
}

async function describeMails(): Promise<string> {
  const { state, waiting } = await getMailHealth();
  const count = waiting === 1 ? "1 mail waits" : `${waiting} mails wait`;
  if (state === "unset") return `No mails are sent, because SMTP_URL is not set; ${count}.`;
  if (state === "late") return `Mails are late: ${count}. Look at the shop’s log for its mail server.`;
  return waiting === 0 ? "Mails are sent; none waits." : `Mails are sent; ${count}.`;
}

async function describeWebhooks(): Promise<string> {
  const saved = await getWebhookState();
  return saved
    ? WEBHOOKS[webhookHealth(saved)]
    : "No reconciliation has run yet, so it is not known whether Stripe’s webhooks arrive.";
}

const WEBHOOKS: Record<ReturnType<typeof webhookHealth>, string> = {
  ok: "Stripe’s webhooks arrive.",
  late: "Some of Stripe’s webhooks did not arrive. Their events were read from Stripe’s API.",
  disabled:
    "Stripe has disabled the webhook to this shop. Enable it in Stripe’s dashboard, under Developers, Webhooks.",
  missing:
    "Stripe has no webhook for this shop’s address. Add it in Stripe’s dashboard, under Developers, Webhooks.",
  unknown:
    "Stripe did not report the state of its webhook to this shop, so it is not known whether it is enabled.",
};
