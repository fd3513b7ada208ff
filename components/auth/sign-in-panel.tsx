"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { NoticeBar } from "@/components/ui/notice-bar";
import { DemoEntrances, type DemoEntrance } from "./demo-entrances";
import { SignInForm } from "./sign-in-form";
import { useIsReady, useSignIn } from "./use-sign-in";

type Props = {
  /** The city's own name for the platform. */
  overline: string;
  /** Where to go after sign-in. */
  returnTo: string;
  /** Why the last way in failed, as the address tells it. */
  told?: string;
  /** What the identity provider is called; null where none is set. */
  outsideName: string | null;
  /** Only of a demonstration. */
  demo: { password: string; accounts: DemoEntrance[] } | null;
  /** Above the form. */
  children?: ReactNode;
};

/** The way in: by user name and password, by the outside provider where one is set, and in a demonstration by one click. */
export function SignInPanel({ outsideName, demo, overline, returnTo, told, children }: Props) {
  const isReady = useIsReady();
  const { isPending, error, isCodeAsked, enter, enterOutside } = useSignIn(returnTo);
  const message = error ?? told;
  return (
    <div className="min-h-dvh border-t-3 border-brand">
      <main className={classNames("mx-auto grid w-full items-start gap-6 px-4 py-[8vh]", demo ? "max-w-5xl md:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]" : "max-w-md")}>
        <div className="rounded-lg border border-line bg-surface p-6">
          <p className="mb-1 text-muted">{overline}</p>
          <h1 className="mb-4 text-xl">登录</h1>
          <div className="space-y-4">
            {children}
            {message ? <NoticeBar tone="error">{message}</NoticeBar> : null}
            <SignInForm isReady={isReady} isPending={isPending} isCodeAsked={isCodeAsked} onEnter={enter} />
            {outsideName ? (
              <Button className="w-full" disabled={!isReady} aria-disabled={isPending || undefined} onClick={() => void (isPending ? undefined : enterOutside())}>
                用{outsideName}登录
              </Button>
            ) : null}
          </div>
        </div>
        {demo ? <DemoEntrances accounts={demo.accounts} isReady={isReady} isPending={isPending} onChoose={(username) => void enter({ username, password: demo.password, code: "" })} /> : null}
      </main>
    </div>
  );
}
