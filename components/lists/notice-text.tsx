import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import type { NoticeText as Notice } from "@/lib/lists/queries";
import { Card } from "@/components/ui/card";
import { chineseOrdinal } from "@/lib/lists/rules-ordinal";

/** The notice as printed: number, title, requirements, and the list with a way into each task. */
export function NoticeText({ notice, carried }: { notice: Notice; /** Below each requirement, where it is carried out. */ carried: readonly ReactNode[] }) {
  return (
    <Card>
      <article className="mx-auto max-w-[46em] py-4 font-notice text-lg leading-8">
        <p className="text-center">{notice.docNumber}</p>
        <h2 className="mt-4 text-center text-2xl">{notice.title}</h2>
        <div className="mt-6 flex flex-col gap-3">
          {notice.requirements.map((requirement, at) => (
            <div key={requirement}>
              <p className="indent-[2em]">{requirement}</p>
              {carried[at] ? <div className="mt-2 border-l-2 border-line pl-4 font-sans text-base leading-6">{carried[at]}</div> : null}
            </div>
          ))}
        </div>
        {notice.chapters.map((chapter) => (
          <section key={chapter.no} className="mt-8">
            <h3 className="text-xl">{chineseOrdinal(chapter.no)}、{chapter.title}</h3>
            {chapter.sections.map((section) => (
              <section key={section.no} className="mt-5">
                <h4 className="font-semibold">（{chineseOrdinal(section.no)}）{section.title}</h4>
                {section.tasks.map((task) => (
                  <div key={task.no} className="mt-3">
                    <p className="indent-[2em]">
                      <Link href={`/lists/${notice.slug}/tasks/${task.no}`} className="inline-link">{task.no}.</Link>
                      {task.content}
                    </p>
                    <p className="mt-1 text-base leading-7 text-muted">
                      牵头单位：{task.lead}　配合单位：{task.support.join("、")}
                    </p>
                  </div>
                ))}
              </section>
            ))}
          </section>
        ))}
      </article>
    </Card>
  );
}
