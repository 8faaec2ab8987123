import type { ReturnTo } from "@/lib/auth/return-to";

export function ReturnFields({ returnTo: { next, lesson } }: { returnTo: ReturnTo }) {
  return (
    <>
      <input type="hidden" name="next" value={next} />
      {lesson && <input type="hidden" name="lesson" value={lesson} />}
    </>
  );
}
