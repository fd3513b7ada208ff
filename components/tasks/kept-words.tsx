"use client";
import { useEffect, useState } from "react";
import { keptPrefix } from "@/lib/tasks/rules-kept";
import { isSameText } from "@/lib/tasks/rules-merge";
import type { FilingAddress } from "@/lib/tasks/schema";
import { Button } from "@/components/ui/button";
import { NoticeBar } from "@/components/ui/notice-bar";
import { formatDateTime } from "@/components/ui/time";
import { fieldLabel, fieldWords } from "./filing-fields";
import { forgetKept, listKept } from "./kept-store";

type Props = {
  accountId: string;
  kind: "report" | "contribution";
  address: FilingAddress;
  /** What stands now, by field. */
  saved: Record<string, string>;
  /** What its own fields are called, as the form has it. */
  names?: Readonly<Record<string, string>>;
};

type Left = { at: string; keys: string[]; words: { name: string; text: string }[] };

/** @returns what was typed and never saved, of all windows; null when the browser keeps nothing that is not saved */
function wordsLeft(prefix: string, saved: Record<string, string>): Left | null {
  const found = listKept(prefix);
  const words = found.flatMap(({ kept }) =>
    Object.entries(kept.words)
      .filter(([name, word]) => name in saved && word !== "" && !isSameText(word, saved[name] ?? "") && !isSameText(word, kept.base[name] ?? ""))
      .map(([name, word]) => ({ name, text: fieldWords(name, word) })),
  );
  const keys = found.map(({ key }) => key);
  if (words.length > 0) return { at: found[0]?.kept.at ?? "", keys, words };
  forgetKept(keys);
  return null;
}

/** Words that came too late for a draft that nobody can write any more: to be read and copied, until they are let go. */
export function KeptWords({ accountId, kind, address, saved, names = {} }: Props) {
  const prefix = keptPrefix(accountId, kind, address);
  const [left, setLeft] = useState<Left | null>(null);
  // The browser's storage is there only once the page is.
  useEffect(() => {
    const look = setTimeout(() => setLeft(wordsLeft(prefix, saved)));
    return () => clearTimeout(look);
  }, [prefix, saved]);
  if (!left) return null;

  function letGo() {
    forgetKept(left?.keys ?? []);
    setLeft(null);
  }

  return (
    <NoticeBar tone="warning" title={`您 ${formatDateTime(left.at)} 填写的以下内容未能保存`} action={<Button size="sm" onClick={letGo}>不再保留</Button>}>
      <p>草稿已不能修改，这些内容只存在本机，需要时请复制。</p>
      <dl className="mt-2 space-y-2">
        {left.words.map(({ name, text }, place) => (
          <div key={place}>
            <dt className="font-medium">{names[name] ?? fieldLabel(name)}</dt>
            <dd className="rounded-md border border-line bg-surface px-3 py-1.5 break-words whitespace-pre-line select-all">{text}</dd>
          </div>
        ))}
      </dl>
    </NoticeBar>
  );
}
