import Link from "next/link";
import { FormName } from "@/components/form/form-name";
import { DateOnly } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { Copyable } from "@/components/ui/copyable";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Task } from "@/lib/operator/tasks";
import { markTaskResolved, sendFailedMail } from "./actions";
import { TaskDeadline } from "./task-deadline";
import { taskMessage } from "./task-messages";

export function TaskEntry({ task }: { task: Task }) {
  const { title, reason, todo, isResolvable } = taskMessage(task);
  return (
    <li className="grid gap-x-14 gap-y-4 border-b border-line py-7 md:grid-cols-[1fr_var(--container-aside)]">
      <div className="max-w-reader">
        <h2 className="font-display text-title text-balance">{title}</h2>
        <p className="mt-1 text-small wrap-anywhere text-soft">
          <bdi>{task.title}</bdi>, <Money minor={task.amountMinor} currency={task.currency} />, since{" "}
          <DateOnly at={task.since} />
        </p>
        {task.dueBy && <TaskDeadline dueBy={task.dueBy} />}
        <p className="mt-3 text-pretty">{reason}</p>
        <p className="mt-2 text-pretty">{todo}</p>
        <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          <Link
            href={`/sales/${task.purchaseId}`}
            className="link inline-flex min-h-11 items-center font-semibold"
          >
            See the sale
          </Link>
          {task.kind === "mail_failed" && (
            <form action={sendFailedMail}>
              <FormName name="send-failed-mail" />
              <input type="hidden" name="task" value={task.task} />
              <SubmitButton size="small">Send it again</SubmitButton>
            </form>
          )}
          {isResolvable && (
            <form action={markTaskResolved}>
              <FormName name="mark-task-resolved" />
              <input type="hidden" name="task" value={task.task} />
              <SubmitButton variant="secondary" size="small">
                Resolve
              </SubmitButton>
            </form>
          )}
        </div>
      </div>
      <ul aria-label="At Stripe" className="space-y-1.5 text-fine">
        {idsOf(task).map((id) => (
          <li key={id}>
            <Copyable>{id}</Copyable>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The payment of a duplicate session is in the task's detail. */
function idsOf({ kind, stripeId, detail, sessionId, paymentIntentId }: Task): string[] {
  const ids = kind === "duplicate_session" ? [stripeId, detail] : [stripeId, paymentIntentId, sessionId];
  return [...new Set(ids.filter((id) => id !== null))];
}
