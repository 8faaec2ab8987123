/** All lessons, or some. */
export function LessonChoice({ scope, chosen, error, lessons }: LessonChoiceProps) {
  return (
    <fieldset aria-describedby={error && "lessons-error"}>
      <legend className="mb-2 font-semibold">For which lessons</legend>
      <label className="flex min-h-11 items-center gap-3">
        <input type="radio" name="scope" value="all" defaultChecked={scope !== "some"} className="size-5" />
        All, those of later too
      </label>
      <label className="flex min-h-11 items-center gap-3">
        <input type="radio" name="scope" value="some" defaultChecked={scope === "some"} className="size-5" />
        Only these:
      </label>
      <ul className="ms-8 max-h-72 overflow-y-auto">
        {lessons.map(({ id, title, language }) => (
          <li key={id}>
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="lessonIds"
                value={id}
                defaultChecked={chosen.includes(id)}
                className="size-5 shrink-0"
              />
              <span lang={language} dir="auto" className="min-w-0 wrap-anywhere">
                {title}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {error && (
        <p id="lessons-error" className="mt-1.5 text-small font-medium text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

type LessonChoiceProps = {
  scope: string;
  chosen: string[];
  error: string | undefined;
  lessons: { id: string; title: string; language: string }[];
};
