import { DateTime } from "@/components/format/date-time";
import { hasPassed } from "@/lib/format/dates";

export function TaskDeadline({ dueBy }: { dueBy: string }) {
  return hasPassed(dueBy) ? (
    <p className="mt-3 rounded-card border-s-4 border-warn bg-warn-wash px-4 py-3 font-semibold">
      Was due <DateTime at={dueBy} />
    </p>
  ) : (
    <p className="mt-3 font-semibold">
      Due by <DateTime at={dueBy} />
    </p>
  );
}
