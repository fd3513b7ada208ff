"use client";
import { useEffect } from "react";
import { ButtonLink } from "@/components/ui/button";

/** Goes on to the sign-in page, which leads back to this address; without script the link does. */
export function GoToSignIn() {
  useEffect(() => {
    const here = location.pathname + location.search;
    location.replace(`/sign-in?${new URLSearchParams({ callbackUrl: here }).toString()}`);
  }, []);
  return <p className="mt-4"><ButtonLink variant="primary" href="/sign-in">去登录</ButtonLink></p>;
}
