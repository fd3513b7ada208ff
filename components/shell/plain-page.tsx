import type { ReactNode } from "react";

type PlainPageProps = {
  /** Above the heading, such as the platform's name or an error's number. */
  overline?: ReactNode;
  title: string;
  children: ReactNode;
};

/** A page without the frame: signing in, and what went wrong. One card under the red line. */
export function PlainPage({ overline, title, children }: PlainPageProps) {
  return (
    <div className="flex min-h-dvh flex-col border-t-3 border-brand">
      <main className="mx-auto w-full max-w-md px-4 py-[12vh]">
        {overline ? <p className="mb-2 text-muted">{overline}</p> : null}
        <div className="rounded-lg border border-line bg-surface p-6">
          <h1 className="mb-3 text-xl">{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
