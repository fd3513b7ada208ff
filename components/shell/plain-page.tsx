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
    <main className="plain">
      {overline ? <p>{overline}</p> : null}
      <div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
