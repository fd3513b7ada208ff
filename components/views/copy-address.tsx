"use client";
import { useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";

const never = () => () => undefined;

/** A place's whole address, to hand on. Where the browser lets no script copy (no HTTPS), it is marked for the keyboard. */
export function CopyAddress({ id, name, path }: { id: string; name: string; path: string }) {
  const origin = useSyncExternalStore(never, () => location.origin, () => "");
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState("");

  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(origin + path);
      setOutcome("已复制。");
    } catch {
      input.current?.focus();
      setOutcome("地址已选中，请按 Ctrl+C 复制。");
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <input ref={input} id={`address-${id}`} readOnly aria-label={`“${name}”的地址`} value={origin + path} className={`${inputClass} h-8 min-w-0 flex-1 basis-52 text-sm`} />
      <Button size="sm" onClick={copy}>复制地址</Button>
      <span role="status" className="text-sm text-muted">{outcome}</span>
    </div>
  );
}
