import { LinkButton } from "@/components/ui/button";

export function NoLessons() {
  return (
    <div className="max-w-reader space-y-6">
      <p className="text-lead text-pretty">
        No lessons yet. Your lessons appear here with state, price and sales. One thing that you do well,
        explained to the end, is a lesson: begin yours, or see how others begin theirs.
      </p>
      <LinkButton href="/lessons?price=free" variant="secondary">
        Read a free lesson
      </LinkButton>
    </div>
  );
}
